"""Times quantulum3 on texts given as a JSON list on standard input; run by the benchmark in the peers' environment."""

from __future__ import annotations

import json
import sys
import time
import warnings


def main() -> None:
    """Prints the processor seconds the texts took after one to warm up, and how many quantities were found."""
    warnings.simplefilter("ignore")
    from quantulum3 import parser

    texts = json.load(sys.stdin)
    parser.parse("It paid $3 million for 12 km of road.")
    start = time.process_time()
    found = sum(len(parser.parse(text)) for text in texts)
    print(json.dumps({"seconds": time.process_time() - start, "found": found}))


if __name__ == "__main__":
    main()
