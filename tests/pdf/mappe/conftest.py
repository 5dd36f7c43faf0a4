from __future__ import annotations

import sys
from pathlib import Path

# As in the folder above: the builders that these tests share lie beside them.
sys.path.insert(0, str(Path(__file__).parent))
