"""The most memory a process has held, as the kernel counts it."""

from __future__ import annotations

from pathlib import Path


def high_water_mb(process: int | str = "self") -> float:
    """Resident megabytes (10^6) at the highest, so far; no sample can miss that.

    Raises OSError where the process has ended or the system has no `/proc`.
    """
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    line = next((line for line in status.splitlines() if line.startswith("VmHWM")), None)
    if line is None:  # it has ended and nobody has asked for its state yet
        raise ProcessLookupError(process)
    return int(line.split()[1]) * 1024 / 1e6
