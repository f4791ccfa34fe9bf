"""What all tests share: the folder of this file is importable, so that tests can share helpers."""

import os
import sys
from pathlib import Path

os.environ["FACTCHECK_CACHE"] = "off"  # a test that needs a cache names one; none is shared
sys.path.insert(0, str(Path(__file__).parent))
