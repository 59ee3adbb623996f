"""The PDF reader: engines fill page models, everything after works on those alone."""
