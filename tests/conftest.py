"""What all tests share: the folder of this file is importable, so that tests can share helpers."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
