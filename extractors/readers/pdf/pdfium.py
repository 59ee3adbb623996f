"""The door to pdfium: the functions of its C interface that reading needs, and opening a file.

The functions are bound anew, with plain addresses as arguments: a call costs a third of what
it costs through typed pointers, and `map` can run one over all characters of a page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
from PIL.Image import Image

from extractors.errors import ExtractError

_TYPES: dict[str, Any] = {
    "p": ctypes.c_void_p,
    "h": ctypes.c_size_t,  # a handle that comes back: 0 instead of None
    "i": ctypes.c_int,
    "u": ctypes.c_uint,
    "d": ctypes.c_double,
    "l": ctypes.c_ulong,
}


def _bind(name: str, result: str, arguments: str) -> Callable[..., Any]:
    """A function by its name; arguments: p address, i int, l long; results likewise."""
    prototype = ctypes.PYFUNCTYPE(_TYPES.get(result), *(_TYPES[letter] for letter in arguments))
    return prototype(ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0)


load_page = _bind("FPDF_LoadPage", "h", "pi")
close_page = _bind("FPDF_ClosePage", "", "p")
page_box = _bind("FPDF_GetPageBoundingBox", "i", "pp")
page_rotation = _bind("FPDFPage_GetRotation", "i", "p")

load_text = _bind("FPDFText_LoadPage", "h", "p")
close_text = _bind("FPDFText_ClosePage", "", "p")
count_chars = _bind("FPDFText_CountChars", "i", "p")
get_text = _bind("FPDFText_GetText", "i", "piip")
char_code = _bind("FPDFText_GetUnicode", "u", "pi")
char_loose_box = _bind("FPDFText_GetLooseCharBox", "i", "pip")
char_box = _bind("FPDFText_GetCharBox", "i", "pipppp")
char_origin = _bind("FPDFText_GetCharOrigin", "i", "pipp")
char_object = _bind("FPDFText_GetTextObject", "h", "pi")
char_matrix = _bind("FPDFText_GetMatrix", "i", "pip")
char_size = _bind("FPDFText_GetFontSize", "d", "pi")

text_font = _bind("FPDFTextObj_GetFont", "h", "p")
text_render_mode = _bind("FPDFTextObj_GetTextRenderMode", "i", "p")
font_name = _bind("FPDFFont_GetBaseFontName", "l", "ppl")
font_flags = _bind("FPDFFont_GetFlags", "i", "p")

count_objects = _bind("FPDFPage_CountObjects", "i", "p")
page_object = _bind("FPDFPage_GetObject", "h", "pi")
count_form_objects = _bind("FPDFFormObj_CountObjects", "i", "p")
form_object = _bind("FPDFFormObj_GetObject", "h", "pl")
object_type = _bind("FPDFPageObj_GetType", "i", "p")
object_bounds = _bind("FPDFPageObj_GetBounds", "i", "ppppp")
object_matrix = _bind("FPDFPageObj_GetMatrix", "i", "pp")
fill_colour = _bind("FPDFPageObj_GetFillColor", "i", "ppppp")
stroke_colour = _bind("FPDFPageObj_GetStrokeColor", "i", "ppppp")
clip_path = _bind("FPDFPageObj_GetClipPath", "h", "p")
count_clips = _bind("FPDFClipPath_CountPaths", "i", "p")
count_clip_segments = _bind("FPDFClipPath_CountPathSegments", "i", "pi")
clip_segment = _bind("FPDFClipPath_GetPathSegment", "h", "pii")
draw_mode = _bind("FPDFPath_GetDrawMode", "i", "ppp")
count_segments = _bind("FPDFPath_CountSegments", "i", "p")
path_segment = _bind("FPDFPath_GetPathSegment", "h", "pi")
segment_point = _bind("FPDFPathSegment_GetPoint", "i", "ppp")
segment_type = _bind("FPDFPathSegment_GetType", "i", "p")
segment_closes = _bind("FPDFPathSegment_GetClose", "i", "p")

text_within = _bind("FPDFText_GetBoundedText", "i", "pddddpi")
next_link = _bind("FPDFLink_Enumerate", "i", "ppp")
link_box = _bind("FPDFLink_GetAnnotRect", "i", "pp")
link_target = _bind("FPDFLink_GetDest", "h", "pp")
target_page = _bind("FPDFDest_GetDestPageIndex", "i", "pp")
target_place = _bind("FPDFDest_GetLocationInPage", "i", "ppppppp")

form_type = _bind("FPDF_GetFormType", "i", "p")
count_annotations = _bind("FPDFPage_GetAnnotCount", "i", "p")
page_annotation = _bind("FPDFPage_GetAnnot", "h", "pi")
close_annotation = _bind("FPDFPage_CloseAnnot", "", "p")
annotation_subtype = _bind("FPDFAnnot_GetSubtype", "i", "p")
annotation_box = _bind("FPDFAnnot_GetRect", "i", "pp")
annotation_flags = _bind("FPDFAnnot_GetFlags", "i", "p")
annotation_text = _bind("FPDFAnnot_GetStringValue", "l", "pppl")
field_type = _bind("FPDFAnnot_GetFormFieldType", "i", "pp")
field_value = _bind("FPDFAnnot_GetFormFieldValue", "l", "pppl")
field_checked = _bind("FPDFAnnot_IsChecked", "i", "pp")

is_tagged = _bind("FPDFCatalog_IsTagged", "i", "p")
structure_tree = _bind("FPDF_StructTree_GetForPage", "h", "p")
close_tree = _bind("FPDF_StructTree_Close", "", "p")
count_tree_children = _bind("FPDF_StructTree_CountChildren", "i", "p")
tree_child = _bind("FPDF_StructTree_GetChildAtIndex", "h", "pi")
element_type = _bind("FPDF_StructElement_GetType", "l", "ppl")
count_element_children = _bind("FPDF_StructElement_CountChildren", "i", "p")
element_child = _bind("FPDF_StructElement_GetChildAtIndex", "h", "pi")
element_content = _bind("FPDF_StructElement_GetChildMarkedContentID", "i", "pi")
count_attributes = _bind("FPDF_StructElement_GetAttributeCount", "i", "p")
attribute = _bind("FPDF_StructElement_GetAttributeAtIndex", "h", "pi")
attribute_value = _bind("FPDF_StructElement_Attr_GetValue", "h", "pp")
attribute_number = _bind("FPDF_StructElement_Attr_GetNumberValue", "i", "pp")
object_mark = _bind("FPDFPageObj_GetMarkedContentID", "i", "p")

rendered_image = _bind("FPDFImageObj_GetRenderedBitmap", "h", "ppp")
bitmap_format = _bind("FPDFBitmap_GetFormat", "i", "p")
bitmap_stride = _bind("FPDFBitmap_GetStride", "i", "p")
bitmap_height = _bind("FPDFBitmap_GetHeight", "i", "p")
bitmap_buffer = _bind("FPDFBitmap_GetBuffer", "h", "p")
destroy_bitmap = _bind("FPDFBitmap_Destroy", "", "p")

_OPAQUE = 0.9
"""Share of a picture that is solid at least, for what lies under it to be hidden."""
TEXT, PATH, IMAGE, FORM = (
    raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM,
)  # fmt: skip
MOVE_TO, BEZIER_TO = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_BEZIERTO
WIDGET, FREE_TEXT = raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT
CHECK_BOX, RADIO, TEXT_FIELD = (
    raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON, raw.FPDF_FORMFIELD_TEXTFIELD,
)  # fmt: skip
COMBO, LIST_BOX = raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX


def open_document(path: Path) -> Any:
    """A `pypdfium2.PdfDocument`; an empty user password is tried.

    Raises ExtractError: encrypted (another password is needed), damaged, empty_file.
    """
    if path.stat().st_size == 0:
        raise ExtractError("empty_file", path.name)
    try:
        document = pypdfium2.PdfDocument(path)
        if len(document) == 0:
            raise ExtractError("empty_file", "no page")
    except pypdfium2.PdfiumError as error:
        locked = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise ExtractError("encrypted" if locked else "damaged", str(error)) from error
    return document


def address(handle: Any) -> int:
    """The address behind one of pypdfium2's wrapped handles."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def form_handle(document: Any) -> int:
    """The handle of the document's form, 0 where it has none."""
    if form_type(address(document.raw)) == raw.FORMTYPE_NONE:
        return 0
    document.init_forms()
    return address(document.formenv.raw) if document.formenv else 0


def is_opaque(document: int, page: int, image: int) -> bool:
    """Whether a picture on a page hides what was painted before it."""
    bitmap = rendered_image(document, page, image)
    if not bitmap:
        return False
    try:
        if bitmap_format(bitmap) != raw.FPDFBitmap_BGRA:
            return True
        size = bitmap_stride(bitmap) * bitmap_height(bitmap)
        alpha = ctypes.string_at(bitmap_buffer(bitmap), size)[3::4]
        return alpha.count(255) > _OPAQUE * len(alpha)
    finally:
        destroy_bitmap(bitmap)


def render(path: Path, number: int, dpi: float = 200.0) -> Image:
    """The picture of page `number` (from 1) as shown, in grey or colour as pdfium paints it.

    Raises ExtractError as `open_document` does.
    """
    document = open_document(path)
    try:
        picture: Image = document[number - 1].render(scale=dpi / 72).to_pil()
        return picture
    finally:
        document.close()
