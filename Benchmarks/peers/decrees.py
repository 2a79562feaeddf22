"""Which decree holds in every ward at the end of a day by shapely:  decrees.py FOLDER DAY OUTPUT

A decree covers a ward when it leaves out no more than a millionth of it; of several the later start holds, then the stricter
level, then the lower id. Boxes from a tree, prepared areas first, and only what they do not cover is cut.
"""
import sys

import numpy as np
import orjson
import polars as pl
import shapely

from task import wards
from year import LEVELS

folder, day, output = sys.argv[1:]
areas = wards(folder)
with open(f"{folder}/decrees.geojson", "rb") as file:
    features = orjson.loads(file.read())["features"]
shapes = np.array([shapely.geometry.shape(feature["geometry"]) for feature in features])
shapely.prepare(shapes)
decree, ward = shapely.STRtree(areas).query(shapes)
whole = shapely.covers(shapes[decree], areas[ward])
rest = np.flatnonzero(~whole)
left = shapely.area(shapely.intersection(shapes[decree[rest]], areas[ward[rest]])) / shapely.area(areas[ward[rest]])
whole[rest] = left >= 1 - 1e-6
best = [None] * len(areas)
for d, w in zip(decree[whole].tolist(), ward[whole].tolist()):
    p = features[d]["properties"]
    if p["from"] <= day and (not p["until"] or day <= p["until"]):
        key = (p["from"], LEVELS.index(p["level"]), [-ord(c) for c in p["id"]], p["id"], p["level"])
        if best[w] is None or key > best[w]:
            best[w] = key
codes = pl.read_csv(f"{folder}/population.csv")["ward_code"]
pl.DataFrame({"area": codes, "level": [b and b[4] for b in best], "decree_id": [b and b[3] for b in best]}).write_csv(output)
