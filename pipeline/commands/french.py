"""What typer says in English around the French help, in French."""

from __future__ import annotations

import inspect
import re
from difflib import get_close_matches
from typing import Any

_QUOTED = re.compile(r"'([^']*)'")
_BRACKETED = re.compile(r"\(([^()]*)\)\W*$")
_LEAST = re.compile(r"greater than or equal to (\d+)")


def set_headings() -> None:
    """The headings around the help; slow to load, so only when needed."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "Arguments"
    rich_utils.OPTIONS_PANEL_TITLE = "Options"
    rich_utils.COMMANDS_PANEL_TITLE = "Commandes"
    rich_utils.ERRORS_PANEL_TITLE = "Erreur"
    rich_utils.DEFAULT_STRING = "[défaut : {}]"
    rich_utils.REQUIRED_LONG_STRING = "[obligatoire]"
    rich_utils.RICH_HELP = "Aide : [blue]{command_path} {help_option}[/]"


def settle_params(params: list[Any]) -> list[Any]:
    """The parameters of a command, with French words for `--help` and no names of Python types."""
    for param in params:
        if param.name == "help":
            param.help = "Affiche cette aide."
        if param.metavar is None or param.param_type_name == "argument":
            param.display_type_rich = lambda ctx: None
    return params


def flowing(docstring: str | None) -> str:
    """A docstring with each paragraph in one line, for a terminal to break."""
    paragraphs = inspect.cleandoc(docstring or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def say_in_french(error: Exception, commands: tuple[str, ...]) -> None:
    """Have a wrong use of the command line told in French, where its kind is known."""
    words = _words(error, commands)
    if words:
        error.format_message = lambda: words  # type: ignore[attr-defined]


def _words(error: Any, commands: tuple[str, ...]) -> str | None:
    kind, param = type(error).__name__, getattr(error, "param", None)
    message = str(getattr(error, "message", ""))
    if kind == "NoSuchOption":
        return f"L'option {error.option_name} n'existe pas.{_near(error.possibilities)}"
    if kind == "BadOptionUsage":
        asked = "n'attend pas" if "not take" in message else "attend"
        return f"L'option {error.option_name} {asked} une valeur."
    if kind == "MissingParameter" and param is not None:
        return f"Il manque {_name(param)}. {param.help}"
    if kind == "BadParameter" and param is not None:
        least = _LEAST.search(message)
        bound = f" (au moins {least[1]})" if least else ""
        return f"Valeur refusée pour {_name(param)}{bound}. {param.help}"
    if "No such command" in message and (wrong := _QUOTED.search(message)):
        near = get_close_matches(wrong[1], commands) or commands
        return f"La commande « {wrong[1]} » n'existe pas.{_near(near)}"
    if "extra argument" in message and (extra := _BRACKETED.search(message)):
        return f"Argument en trop : {extra[1]}"
    return None


def _name(param: Any) -> str:
    """« l'argument SOURCE », « l'option --out / -o »."""
    is_argument = param.param_type_name == "argument"
    words = param.metavar if is_argument else " / ".join(param.opts)
    return f"l'argument {words}" if is_argument else f"l'option {words}"


def _near(names: Any) -> str:
    return f" Vouliez-vous : {', '.join(names)} ?" if names else ""
