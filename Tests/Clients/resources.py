"""Reads resources of FHIR R4 (R4B, which has these three alike) as another implementation does: a line each, from standard input.

    python3 resources.py FILE ...    prints how many resources of each type are valid, or the first that is not and ends with 1

Ends with 77 when the library is not installed.
"""
import collections
import importlib
import json
import sys

try:
    import fhir.resources  # noqa: F401
except ImportError as error:
    print(error)
    sys.exit(77)

counts = collections.Counter()
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            resource = json.loads(line)
            name = resource["resourceType"]
            kind = getattr(importlib.import_module("fhir.resources.R4B." + name.lower()), name)
            try:
                kind.model_validate(resource)
            except Exception as error:  # the library's own errors are of several kinds
                print(f"{path}:{number}: {type(error).__name__}: {error}")
                sys.exit(1)
            counts[name] += 1
for name, count in sorted(counts.items()):
    print(name, count)
