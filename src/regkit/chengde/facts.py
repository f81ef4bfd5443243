"""The parties, contracts and projects that the deposit measures speak of, with the law's own words: names only."""

from regkit.chengde.firms import Candidates, Category, Contractor, Grade
from regkit.chengde.offices import ARREARS_OFFICE, AUTHORITY, COLLECTING_DEPARTMENT, HOUSING_BUREAU, PROVINCE
from regkit.chengde.places import CITY_DISTRICTS, COUNTIES, WITHIN_CHENGDE, Origin, Place
from regkit.chengde.projects import Contract, Party, Payer, Project, ProjectFile, ProjectOwner, Role

__all__ = [
    "ARREARS_OFFICE",
    "AUTHORITY",
    "CITY_DISTRICTS",
    "COLLECTING_DEPARTMENT",
    "COUNTIES",
    "HOUSING_BUREAU",
    "PROVINCE",
    "WITHIN_CHENGDE",
    "Candidates",
    "Category",
    "Contract",
    "Contractor",
    "Grade",
    "Origin",
    "Party",
    "Payer",
    "Place",
    "Project",
    "ProjectFile",
    "ProjectOwner",
    "Role",
]
