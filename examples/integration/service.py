"""A small service: `pip install 'regkit[cli]' fastapi uvicorn`, then `uvicorn service:app` and look at `/docs`.

An answer goes out as it is, with its words, what is missing and what is still possible; `/openapi.json` has its schema.
Amounts come in as whole yuan or as text with a unit (`3,200万元`); what is left out was not said, `null` is not known.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from regkit import chengde
from regkit.checking import check_records
from regkit.language import Determination
from regkit.law import RegkitError

app = FastAPI(title="承德市农民工工资保证金", version="1")


class Undertaking(BaseModel):
    """A contractor that takes up a project, and the day asked about."""

    model_config = ConfigDict(extra="forbid")

    firm: chengde.Contractor
    contract: chengde.Contract
    on: date


class Table(BaseModel):
    """Cases as records, with the headings of a table, and the day asked about."""

    model_config = ConfigDict(extra="forbid")

    records: list[dict[str, Any]]
    on: date


@app.post("/deposit")
def deposit(asked: Undertaking) -> Determination[Decimal]:
    """Answer how much the contractor has to deposit for the project."""
    return chengde.contractor_deposit(asked.firm, asked.contract, on=asked.on)


@app.post("/check")
def check(table: Table) -> Response:
    """Check cases of any regulation that is installed; the report has the form of `regkit schema report`."""
    return Response(check_records(table.records, table.on).export("json"), media_type="application/json")


@app.exception_handler(RegkitError)
def refused(_request: Request, error: RegkitError) -> JSONResponse:
    """Tell what cannot be used as it is told everywhere."""
    return JSONResponse({"message": error.message, "hint": error.hint}, status_code=422)
