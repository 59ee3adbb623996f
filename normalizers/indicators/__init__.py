"""Indicators: what is measured, the figure, its unit and year, from French sentences and tables."""

from normalizers.indicators.codes import indicator_code
from normalizers.indicators.find import find_in_parts, find_observations
from normalizers.indicators.labels import heads_figures, is_measure
from normalizers.indicators.model import CellObservation, Observation
from normalizers.indicators.ratio import doubtful_in_row, doubtful_shares, ratio_problem
from normalizers.indicators.tables import (
    blank_row,
    column_role,
    measured_by,
    observations_in_row,
    tells_more,
    tells_number,
)

__all__ = [
    "CellObservation",
    "Observation",
    "blank_row",
    "column_role",
    "doubtful_in_row",
    "doubtful_shares",
    "find_in_parts",
    "find_observations",
    "heads_figures",
    "indicator_code",
    "is_measure",
    "measured_by",
    "observations_in_row",
    "ratio_problem",
    "tells_more",
    "tells_number",
]
