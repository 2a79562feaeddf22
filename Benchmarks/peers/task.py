"""What every peer's task needs: the data of a folder, a clock, and the one line of JSON that it prints."""
import json
import time

import numpy as np
import orjson
import shapely


def wards(folder):
    """The areas of all wards, by code."""
    with open(f"{folder}/wards.geojson", "rb") as file:
        features = orjson.loads(file.read())["features"]
    return np.array([shapely.geometry.shape(feature["geometry"]) for feature in features])


def points(folder):
    xy = np.load(f"{folder}/points.npy")
    return np.ascontiguousarray(xy[:, 0]), np.ascontiguousarray(xy[:, 1])


class Stopwatch:
    """Wall seconds, and CPU seconds of all threads."""

    def __init__(self):
        self.start = time.perf_counter(), time.process_time()

    def spent(self, prefix=""):
        return {f"{prefix}wall": time.perf_counter() - self.start[0], f"{prefix}cpu": time.process_time() - self.start[1]}


def report(**values):
    print(json.dumps(values))
