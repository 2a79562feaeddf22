"""Writes the edges of all wards of a folder for bound.c:  bound.py FOLDER OUTPUT"""
import sys

import numpy as np
import shapely

from task import wards

folder, output = sys.argv[1:]
start, edges = [0], []
for area in wards(folder):
    rings = [shapely.get_coordinates(ring) for part in shapely.get_parts(area) for ring in shapely.get_rings(part)]
    edges.extend(np.hstack([ring[:-1], ring[1:]]) for ring in rings)
    start.append(start[-1] + sum(len(ring) - 1 for ring in rings))
edges = np.vstack(edges)
with open(output, "wb") as file:
    np.array([len(start) - 1, len(edges), *start], "i8").tofile(file)
    edges.tofile(file)
