"""Test data: wards that cover a region without gap or overlap, and a line list of points. The same arguments give the same files.

Writes wards.geojson, population.csv, cases.csv (longitude, latitude, report_date, age, classification), points.npy (the rows'
positions, the last hundredth of them moved onto vertices and edges of the wards) and four-weeks.csv (counts by ward and day).

Wards are Voronoi cells around clustered seeds. Each shared edge is roughened once, so that neighbours have the same vertices.
"""
import argparse
import json
import os

import numpy as np
import polars as pl
import shapely
from scipy.spatial import Voronoi

WEST, SOUTH, SIZE = 105.3, 20.6, 0.8  # degrees, for 579 wards; more wards need more room
DAYS = 120  # from 2021-06-01


def roughen(p, q, reach, rng, pieces):
    """From p to q by a random walk that is pinned at both ends and stays within `reach` of the straight line."""
    t = np.linspace(0, 1, pieces + 1)
    walk = np.cumsum(rng.normal(size=pieces + 1))
    walk -= walk[0] + (walk[-1] - walk[0]) * t
    height = walk / (np.abs(walk).max() or 1) * reach * np.minimum(t, 1 - t) * 2
    across = np.array([p[1] - q[1], q[0] - p[0]]) / np.hypot(*(q - p))
    line = np.round(p + t[:, None] * (q - p) + height[:, None] * across, 7)
    return line[np.r_[True, (np.diff(line, axis=0) != 0).any(axis=1)]]


def coverage(count, seed, long_ward, slivers):
    """Seeds, and a list of rings for every ward: its own, and those of slivers cut off its edges as wards of their own."""
    rng = np.random.default_rng(seed)
    size = SIZE * (count / 579) ** 0.5
    low, high = np.array([WEST, SOUTH]), np.array([WEST, SOUTH]) + size
    hub = rng.normal((low + high) / 2, size / 14, (count * 3 // 10, 2)).clip(low + size / 50, high - size / 50)
    seeds = np.vstack([hub, rng.uniform(low, high, (count - len(hub), 2))])
    around = rng.uniform(low - size / 2, high + size / 2, (4 * count, 2))
    around = around[((around < low) | (around > high)).any(axis=1)]
    cells = Voronoi(np.vstack([seeds, around]))
    edges, sliver_rings, flat = {}, [], set()
    while True:
        for number, ((a, b), (i, j)) in enumerate(zip(cells.ridge_points, cells.ridge_vertices)):
            if min(a, b) >= count or min(i, j) < 0 or (i, j) in edges:
                continue
            p, q, s = cells.vertices[i], cells.vertices[j], cells.points[a]
            length = np.hypot(*(q - p))
            away = abs((q - p)[0] * (s - p)[1] - (q - p)[1] * (s - p)[0]) / length
            # Pieces stay long beside the seventh decimal; an edge that met another one is drawn straight.
            pieces = 1 if (i, j) in flat else min(8000 if long_ward and count - 1 in (a, b) else 86, int(length / 2e-6) + 1)
            edges[i, j] = roughen(p, q, away * 0.12, np.random.default_rng((seed, number)), pieces)
        rings = []
        for ward in range(count):
            corners = np.array(cells.regions[cells.point_region[ward]])
            corners = corners[np.argsort(np.arctan2(*(cells.vertices[corners] - seeds[ward]).T[::-1]))]
            sides = [(i, j) if (i, j) in edges else (j, i) for i, j in zip(corners, np.roll(corners, -1))]
            rings.append((sides, [edges[s] if s[0] == i else edges[s][::-1] for s, i in zip(sides, corners)]))
        polygons = [shapely.Polygon(np.vstack([line[:-1] for line in lines])) for _, lines in rings]
        wrong = np.flatnonzero(~shapely.is_valid(polygons))
        if not wrong.size:
            wrong = np.flatnonzero(~shapely.is_empty(shapely.coverage_invalid_edges(polygons)))
        if not wrong.size:
            break
        again = {side for ward in wrong for side in rings[ward][0]}
        assert not again <= flat, "wards stay invalid"
        flat |= again
        for side in again:
            edges.pop(side, None)
    parts = [[np.vstack([line[:-1] for line in lines] + [lines[0][:1]])] for _, lines in rings]
    for ward in range(5, 5 + slivers):
        # A needle between the ward and what lies behind its longest side: same ends, a fifth of a metre wide.
        sides, lines = rings[ward]
        longest = max(range(len(sides)), key=lambda k: np.hypot(*(lines[k][-1] - lines[k][0])))
        line = lines[longest]
        inward = (seeds[ward] - line.mean(axis=0)) / np.hypot(*(seeds[ward] - line.mean(axis=0))) * 2e-6
        moved = np.round(np.vstack([line[:1], line[1:-1] + inward, line[-1:]]), 7)
        ring = np.vstack([moved if k == longest else other for k, other in enumerate(lines)])
        ring = ring[np.r_[True, (np.diff(ring, axis=0) != 0).any(axis=1)]]
        needle = np.vstack([line, moved[::-1][1:]])
        if shapely.Polygon(ring).is_valid and shapely.Polygon(needle).is_valid:
            parts[ward] = [ring]
            sliver_rings.append([needle])
    return seeds, parts, sliver_rings, size


def octagon(centre, radius):
    turn = np.linspace(0, 2 * np.pi, 9)
    ring = np.round(centre + radius * np.c_[np.cos(turn), np.sin(turn)], 7)
    ring[-1] = ring[0]
    return ring


def multipolygons(options):
    """Seeds and, for each ward, its polygons as lists of rings."""
    seeds, parts, slivers, size = coverage(options.wards - options.slivers, options.seed, options.long_ward, options.slivers)
    areas = [[rings] for rings in parts]
    if options.holes:
        # Every ninth ward has a hole, and the hole is a second part of the ward after it.
        for ward in range(9, len(areas) - 1, 9):
            reach = np.abs(areas[ward][0][0] - seeds[ward]).max(axis=1).min()
            hole = octagon(seeds[ward], reach * 0.3)
            areas[ward][0].append(hole[::-1])
            areas[ward + 1].append([hole])
    if options.islands:
        # East of everything, three or more to every fifth ward.
        for number, ward in enumerate(range(0, len(areas), 5)):
            for k in range(3 + number % 3):
                areas[ward].append([octagon(np.array([WEST + size * 1.8 + 0.004 * k, SOUTH + 0.004 * number]), 0.0015)])
    areas += [[rings] for rings in slivers]
    middles = [rings[0].mean(axis=0) for rings in slivers]
    return np.vstack([seeds, *middles]), areas


def write_wards(folder, areas, rng):
    with open(f"{folder}/wards.geojson", "w") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for ward, polygons in enumerate(areas):
            rings = [[ring.tolist() for ring in polygon] for polygon in polygons]
            geometry = {"type": "Polygon", "coordinates": rings[0]} if len(rings) == 1 else {
                "type": "MultiPolygon", "coordinates": rings}
            feature = {"type": "Feature", "id": f"W{ward:05}", "properties": {"name": f"Ward {ward}"}, "geometry": geometry}
            file.write((",\n" if ward else "") + json.dumps(feature, separators=(",", ":")))
        file.write("\n]}\n")
    codes = pl.Series([f"W{ward:05}" for ward in range(len(areas))])
    pl.DataFrame({"ward_code": codes, "population": rng.integers(3_000, 40_000, len(areas))}).write_csv(
        f"{folder}/population.csv")
    days = pl.date_range(pl.date(2021, 8, 24), pl.date(2021, 9, 20), eager=True)
    pl.DataFrame({
        "ward_code": np.repeat(codes.to_numpy(), len(days)), "report_date": np.tile(days.to_numpy(), len(areas)),
        "count": rng.poisson(1.5, len(days) * len(areas)) + 1}).write_csv(f"{folder}/four-weeks.csv")


def write_rows(folder, options, seeds, areas, rng):
    radius = np.array([np.ptp(polygons[0][0], axis=0).min() for polygons in areas]) * 0.4
    low, high = seeds.min(axis=0) - 0.05, seeds.max(axis=0) + 0.05
    xy = np.lib.format.open_memmap(f"{folder}/points.npy", "w+", "f8", (options.rows, 2))
    with open(f"{folder}/cases.csv", "wb") as file:
        for start in range(0, options.rows, 2_000_000):
            count = min(2_000_000, options.rows - start)
            ward = rng.integers(0, len(seeds), count)
            place = seeds[ward] + rng.normal(size=(count, 2)) * radius[ward, None]
            lost = rng.random(count) < 0.02
            place[lost] = rng.uniform(low, high, (lost.sum(), 2))
            place = np.round(place, 6)
            xy[start:start + count] = place
            rows = pl.DataFrame({
                "longitude": place[:, 0], "latitude": place[:, 1],
                "report_date": np.datetime64("2021-06-01") + (rng.beta(5, 2, count) * DAYS).astype(int),
                "age": np.minimum(100, rng.gamma(3.2, 11.5, count)).astype("u1"),
                "classification": np.array(["confirmed", "probable", "suspected"])[rng.choice(3, count, p=(0.9, 0.05, 0.05))],
            }).select(options.columns.split(","))
            rows.write_csv(file, include_header=start == 0, float_precision=6,
                           quote_style="always" if options.quote else "necessary")
    rings = [ring for polygons in areas for polygon in polygons for ring in polygon]
    edge = options.rows // 100
    for k, number in enumerate(rng.integers(0, len(rings), edge)):
        ring = rings[number]
        i = rng.integers(0, len(ring) - 1)
        xy[options.rows - edge + k] = ring[i] if k % 2 else np.round((ring[i] + ring[i + 1]) / 2, 7)
    xy.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--wards", type=int, default=579)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--columns", default="longitude,latitude,report_date,age,classification", help="their order")
    parser.add_argument("--quote", action="store_true", help="put every field of the rows in quotes")
    parser.add_argument("--holes", action="store_true", help="wards in holes of other wards")
    parser.add_argument("--islands", action="store_true", help="wards of many parts")
    parser.add_argument("--long-ward", action="store_true", help="one ward of 30,000 vertices")
    parser.add_argument("--slivers", type=int, default=0, help="wards that are needles a fifth of a metre wide")
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    rng = np.random.default_rng((options.seed, 1))
    seeds, areas = multipolygons(options)
    write_wards(options.folder, areas, rng)
    write_rows(options.folder, options, seeds, areas, rng)
    vertices = sum(len(ring) for polygons in areas for polygon in polygons for ring in polygon)
    print(f"{options.folder}: {len(areas)} wards, {vertices} vertices, {options.rows} rows")


main()
