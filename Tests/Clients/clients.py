"""Asks a server as people do with Python: python3 clients.py owslib|geopandas|qgis ADDRESS

Expects the small city of the tests: twelve wards in three districts. Ends with 0 when everything was as expected, and with 77
when the client is not installed.
"""
import os
import sys

client, address = sys.argv[1:3]
BOX = (105.001, 21.001, 105.015, 21.002)


def same(found, expected, what):
    if found != expected:
        sys.exit(f"{what}: {found!r} where {expected!r} was expected")


def missing(error):
    print(error)
    sys.exit(77)


if client == "owslib":
    try:
        from owslib.ogcapi.features import Features
    except ImportError as error:
        missing(error)
    features = Features(address)
    same(features.feature_collections(), ["zones", "wards", "districts", "decrees"], "collections")
    for name, count in {"zones": 12, "wards": 12, "districts": 3}.items():
        same(features.collection_items(name)["numberMatched"], count, name)
    same(features.collection_items("zones", bbox=list(BOX))["numberReturned"], 2, "box")
    same(features.collection_items("zones", limit=1, **{"datetime": "../.."})["numberMatched"], 24, "datetime")
    same(features.collection_items("zones", filter="district = 'Quận 1'")["numberMatched"], 4, "filter")
    same(features.collection_item("zones", "00003")["id"], "00003", "item")
    if "level" not in features.collection_queryables("zones")["properties"]:
        sys.exit("level is no queryable")
elif client == "geopandas":
    try:
        import geopandas
        import pyogrio
    except ImportError as error:
        missing(error)
    zones = geopandas.read_file(f"{address}/collections/zones/items?limit=100")
    same((len(zones), zones.crs.to_epsg()), (12, 4326), "read_file")
    same(tuple(zones.total_bounds), (105.0, 21.0, 105.04, 21.03), "bounds")
    try:
        found = pyogrio.read_dataframe(f"OAPIF:{address}", layer="zones", where="district = 'Quận 1'")
        same(len(found), 4, "where")
        same(len(pyogrio.read_dataframe(f"OAPIF:{address}", layer="zones", bbox=BOX)), 2, "bbox")
    except pyogrio.errors.DataSourceError as error:
        print("the GDAL of pyogrio has no driver of OGC API - Features:", error)
elif client == "qgis":
    try:
        from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer
    except ImportError as error:
        missing(error)
    application = QgsApplication([], False)
    application.initQgis()
    for name, count in {"zones": 12, "wards": 12, "districts": 3}.items():
        layer = QgsVectorLayer(f"url='{address}' typename='{name}' pageSize='5'", name, "OAPIF")
        same((layer.isValid(), layer.featureCount()), (True, count), name)
        same(len({feature["id"] for feature in layer.getFeatures()}), count, f"pages of {name}")
    layer = QgsVectorLayer(f"url='{address}' typename='zones'", "zones", "OAPIF")
    same(len(list(layer.getFeatures(QgsFeatureRequest(QgsRectangle(*BOX))))), 2, "box")
    same(layer.setSubsetString("\"district\" = 'Quận 1'"), True, "subset")
    same(len(list(layer.getFeatures())), 4, "subset")
    # Taking QGIS down in an orderly way crashes now and then, after all is done.
    sys.stdout.flush()
    os._exit(0)
else:
    sys.exit(f"there is no client {client}")
