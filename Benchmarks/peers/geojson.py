"""Reads the wards of a folder and writes them again by one peer:  geojson.py PEER FOLDER OUTPUT"""
import sys

import numpy as np
import orjson
import shapely

from task import Stopwatch, report


def pyogrio(path, output):
    import geopandas

    watch = Stopwatch()
    frame = geopandas.read_file(path, use_arrow=True)
    reading, watch = watch.spent("read_"), Stopwatch()
    frame.to_file(output, driver="GeoJSON", use_arrow=True)
    return reading | watch.spent("write_")


def orjson_shapely(path, output):
    watch = Stopwatch()
    with open(path, "rb") as file:
        features = orjson.loads(file.read())["features"]
    areas = np.array([shapely.geometry.shape(feature["geometry"]) for feature in features])
    for feature in features:
        feature["geometry"] = None
    reading, watch = watch.spent("read_"), Stopwatch()
    for feature, area in zip(features, areas):
        parts = [[shapely.get_coordinates(ring) for ring in (part.exterior, *part.interiors)] for part in shapely.get_parts(area)]
        kind = {"type": "Polygon", "coordinates": parts[0]} if len(parts) == 1 else {"type": "MultiPolygon", "coordinates": parts}
        feature["geometry"] = kind
    with open(output, "wb") as file:
        file.write(orjson.dumps({"type": "FeatureCollection", "features": features}, option=orjson.OPT_SERIALIZE_NUMPY))
    return reading | watch.spent("write_")


peer, folder, output = sys.argv[1:]
report(**globals()[peer](f"{folder}/wards.geojson", output))
