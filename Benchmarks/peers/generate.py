"""Test data for the benchmark: wards that tile the plane with shared vertices, and a line list of points.

    generate.py FOLDER WARDS ROWS [SEED]

Writes wards.geojson, population.csv and cases.csv (longitude, latitude, report_date, age, classification). The same
arguments give the same files. Wards are Voronoi cells whose edges are bent once, so that neighbours share them.
"""
import json
import os
import sys

import numpy as np
from scipy.spatial import Voronoi


def bend(p, q, limit, rng, pieces=64):
    """Points from p to q, displaced sideways by less than the limit, as a smooth random walk pinned at both ends."""
    t = np.linspace(0, 1, pieces + 1)
    walk = np.cumsum(rng.normal(size=pieces + 1))
    walk -= walk[0] + (walk[-1] - walk[0]) * t
    size = np.abs(walk).max() or 1
    sideways = np.array([-(q - p)[1], (q - p)[0]]) / (np.hypot(*(q - p)) or 1)
    height = walk / size * limit * np.minimum(t, 1 - t) * 2
    return np.round(p + t[:, None] * (q - p) + height[:, None] * sideways, 7)


def wards(count, seed):
    rng = np.random.default_rng(seed)
    seeds = rng.uniform((105.3, 20.6), (106.0, 21.4), (count, 2))
    frame = rng.uniform((104.9, 20.2), (106.4, 21.8), (6 * count, 2))
    outside = (frame[:, 0] < 105.3) | (frame[:, 0] > 106.0) | (frame[:, 1] < 20.6) | (frame[:, 1] > 21.4)
    cells = Voronoi(np.vstack([seeds, frame[outside]]))
    edges = {}
    for (a, b), (i, j) in zip(cells.ridge_points, cells.ridge_vertices):
        if min(a, b) >= count or i < 0 or j < 0:
            continue
        p, q = cells.vertices[i], cells.vertices[j]
        # Sideways by less than a tenth of the way to the seeds: edges cannot meet.
        (dx, dy), (sx, sy) = q - p, cells.points[a] - p
        away = abs(dx * sy - dy * sx) / (np.hypot(dx, dy) or 1)
        edges[(i, j)] = bend(p, q, 0.1 * away, np.random.default_rng(seed * 1_000_003 + i * 1009 + j))
    rings = []
    for ward in range(count):
        region = cells.regions[cells.point_region[ward]]
        corners = cells.vertices[region]
        order = np.argsort(np.arctan2(*(corners - seeds[ward]).T[::-1]))
        region = [region[k] for k in order]
        ring = []
        for i, j in zip(region, region[1:] + region[:1]):
            line = edges[(i, j)] if (i, j) in edges else edges[(j, i)][::-1]
            ring.extend(line[:-1].tolist())
        rings.append(ring + ring[:1])
    return seeds, rings


def main():
    folder, count, rows = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    os.makedirs(folder, exist_ok=True)
    seeds, rings = wards(count, seed)
    rng = np.random.default_rng(seed + 1)
    with open(f"{folder}/wards.geojson", "w") as file:
        features = [
            json.dumps({"type": "Feature", "id": f"W{i:05}", "properties": {"name": f"Ward {i}"},
                        "geometry": {"type": "Polygon", "coordinates": [ring]}}, separators=(",", ":"))
            for i, ring in enumerate(rings)]
        file.write('{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n")
    with open(f"{folder}/population.csv", "w") as file:
        file.write("ward_code,population\n")
        for i in range(count):
            file.write(f"W{i:05},{int(rng.integers(3_000, 40_000))}\n")
    days = np.array([str(np.datetime64("2021-06-01") + d) for d in range(120)])
    kinds = np.array(["confirmed", "probable", "suspected"])
    with open(f"{folder}/cases.csv", "w") as file:
        file.write("longitude,latitude,report_date,age,classification\n")
        for start in range(0, rows, 500_000):
            size = min(500_000, rows - start)
            place = seeds[rng.integers(0, count, size)] + rng.normal(size=(size, 2)) * 0.012
            day = days[np.minimum(119, (rng.beta(5, 2, size) * 120).astype(int))]
            age = np.minimum(100, rng.gamma(3.2, 11.5, size)).astype(int)
            kind = kinds[rng.choice(3, size, p=(0.9, 0.05, 0.05))]
            file.write("".join(f"{x:.6f},{y:.6f},{d},{a},{k}\n" for (x, y), d, a, k in zip(place, day, age, kind)))


main()
