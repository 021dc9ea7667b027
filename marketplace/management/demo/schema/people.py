"""Who: departments and the people in them; evaluators are people with the platform role ``evaluator``."""

from dataclasses import dataclass
from typing import Literal

DepartmentKind = Literal["deputy", "organization", "company", "district"]
DepartmentRole = Literal["officer", "manager", "member"]
PlatformRole = Literal["platform_admin", "site_editor", "innovation_office", "auditor", "evaluator"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    code: str
    kind: DepartmentKind
    name_fa: str
    name_en: str
    parent: str = ""
    about_fa: str = ""
    districts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An account. ``departments`` are (department code, role); vendor members live with their vendor."""

    email: str
    name_fa: str
    name_en: str
    title_fa: str = ""
    platform: tuple[PlatformRole, ...] = ()
    departments: tuple[tuple[str, DepartmentRole], ...] = ()
    expertise: tuple[str, ...] = ()  # field codes, for evaluators
    language: Literal["fa", "en"] = "fa"
