from __future__ import annotations

import sys
from pathlib import Path

# Tests are imported one by one (importlib mode); the module they share lies beside them.
sys.path.insert(0, str(Path(__file__).parent))
