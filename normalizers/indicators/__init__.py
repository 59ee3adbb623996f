"""Indicators: what is measured, the figure, its unit and year, from French sentences and tables."""

from normalizers.indicators.codes import indicator_code
from normalizers.indicators.find import find_in_parts, find_observations
from normalizers.indicators.model import CellObservation, Observation
from normalizers.indicators.ratio import doubtful_in_row, doubtful_shares, ratio_problem
from normalizers.indicators.tables import column_role, measured_by, observations_in_row

__all__ = [
    "CellObservation",
    "Observation",
    "column_role",
    "doubtful_in_row",
    "doubtful_shares",
    "find_in_parts",
    "find_observations",
    "indicator_code",
    "measured_by",
    "observations_in_row",
    "ratio_problem",
]
