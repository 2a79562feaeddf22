"""Single lookups in this process by one peer, each with a clock of its own:  lookup.py PEER FOLDER"""
import sys
import time

import numpy as np
import shapely

from task import points, report, wards

COUNT = 20_000


def shapely_prepared(areas):
    tree = shapely.STRtree(areas)
    shapely.prepare(areas)

    def ward(x, y):
        for candidate in sorted(tree.query(shapely.points(x, y))):
            if shapely.intersects_xy(areas[candidate], x, y):
                return candidate
        return None
    return ward


def geopandas_sindex(areas):
    import geopandas

    index = geopandas.GeoSeries(areas).sindex
    return lambda x, y: min(index.query(shapely.Point(x, y), predicate="intersects"), default=None)


peer, folder = sys.argv[1:]
ward = globals()[peer](wards(folder))
xs, ys = (values[:COUNT].tolist() for values in points(folder))
for x, y in zip(xs[:500], ys[:500]):
    ward(x, y)
seconds, matched = [], 0
for x, y in zip(xs, ys):
    start = time.perf_counter_ns()
    answer = ward(x, y)
    seconds.append((time.perf_counter_ns() - start) * 1e-9)
    matched += answer is not None
p50, p99 = np.percentile(seconds, [50, 99])
report(p50=p50, p99=p99, mean=float(np.mean(seconds)), matched=matched)
