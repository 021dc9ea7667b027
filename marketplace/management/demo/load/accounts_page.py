"""The list of demo accounts, as a page one can read in any editor."""

from __future__ import annotations

from marketplace.management.demo.schema import City

ROLES = {
    "platform_admin": "platform administrator",
    "site_editor": "site editor",
    "innovation_office": "innovation office",
    "auditor": "auditor",
    "evaluator": "evaluator",
}


def accounts_page(city: City, password: str) -> str:
    """Markdown: the shared password, then who is who."""
    names = {row.code: row.name_fa for row in city.departments}
    lines = [
        "# Demo accounts",
        "",
        f"Password of every account: `{password}`. Mails of this machine are files below `.run/mail/`.",
        "",
        "| account | name | who |",
        "|---|---|---|",
    ]
    for person in city.people:
        roles = [ROLES[role] for role in person.platform]
        roles += [f"{role}, {names[code]}" for code, role in person.departments]
        lines.append(f"| {person.email} | {person.name_fa} | {' · '.join(roles)} |")
    lines += ["", "## Startups", "", "| account | name | role | startup | state |", "|---|---|---|---|---|"]
    for vendor in city.vendors:
        for member in vendor.members:
            lines.append(f"| {member.email} | {member.name_fa} | {member.role} | {vendor.name_fa} | {vendor.state} |")
    return "\n".join([*lines, *_two_rounds(city)]) + "\n"


def _two_rounds(city: City) -> list[str]:
    lines = ["", "## Two rounds", ""]
    for row in city.challenges:
        if row.concept is not None:
            sent = [vendor for vendor in city.vendors if vendor.code in {item.vendor for item in row.concept.proposals}]
            owners = " and ".join(f"{vendor.name_fa} ({vendor.members[0].email})" for vendor in sent)
            lines.append(f"«{row.title_fa}» asks for short concepts first; {owners} have sent theirs, sealed.")
    return lines
