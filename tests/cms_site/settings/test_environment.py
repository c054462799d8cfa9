"""The list of variables is complete."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_the_example_lists_every_variable_with_a_line_of_explanation():
    source = (ROOT / "cms_site/settings/environment.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))
    lines = (ROOT / ".env.example").read_text().splitlines()
    listed = {line.split("=")[0] for line in lines if "=" in line and not line.startswith("#")}
    assert listed == read
    for before, line in zip(lines, lines[1:], strict=False):
        if "=" in line and not line.startswith("#"):
            assert before.startswith("# ")
