"""Runs checks of pages in a browser, one after another, and says of each how it went."""

import sys
import time
import traceback


def run_checks(checks, only=None):
    """A check that fails is asked once more, in a browser of its own: on a crowded machine one may die or draw late. What fails twice
    fails, and what held only the second time is said. Returns how many failed."""
    failed = 0
    for function in checks:
        name = function.__name__.replace("_", " ")
        if only and only not in name:
            continue
        for attempt in (1, 2):
            begin = time.time()
            try:
                note = function()
                again = "" if attempt == 1 else " AT THE SECOND TRY"
                print(f"ok      {name}" + (f": {note}" if note else "") + f" ({time.time() - begin:.1f} s){again}", flush=True)
                break
            except Exception as error:
                print(f"{'FAILED ' if attempt == 2 else 'failed once:'} {name}: {error}", flush=True)
                # The message alone does not say which of several held not.
                traceback.print_exc(file=sys.stdout)
                failed += attempt == 2
    return failed
