"""Addresses of startups."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.architecture.url_table import LOGIN, Expected, Row, World, add, builds, everybody, only, signed_in
from tests.factories.accounts import UserFactory
from tests.factories.vendors import (
    appeal,
    certificate,
    invitation,
    join,
    ownership_offer,
    request_for_access,
    solution,
    solution_picture,
    verified_vendor,
)
from vendors.models import VendorRole


@builds("firm")
def _firm(world: World) -> Any:
    firm = verified_vendor()
    for role in VendorRole:
        world.users[role.value] = join(firm, role=role.value)
    return firm


@builds("firm_solution")
def _solution(world: World) -> Any:
    return solution(world.firm)


@builds("firm_certificate")
def _certificate(world: World) -> Any:
    return certificate(world.firm)


@builds("firm_invitation")
def _invitation(world: World) -> Any:
    return invitation(world.firm, email=world.users["person"].email)


@builds("firm_appeal")
def _appeal(world: World) -> Any:
    return appeal(world.firm)


@builds("firm_offer")
def _offer(world: World) -> Any:
    return ownership_offer(world.firm, world.users["owner"], world.users["member"])


@builds("firm_picture")
def _picture(world: World) -> Any:
    return solution_picture(world.firm_solution)


@builds("firm_request")
def _request(world: World) -> Any:
    return request_for_access(world.firm, UserFactory.create())


@builds("firm_member")
def _member(world: World) -> Any:
    return world.firm.memberships.get(user=world.users["member"] if world.firm else None)


def of(**names: str) -> Callable[[World], dict[str, Any]]:
    """The firm's slug, and attributes of other things: `pk="firm_certificate.pk"`."""

    def kwargs(world: World) -> dict[str, Any]:
        found = {"slug": world.firm.slug}
        for name, path in names.items():
            thing, attribute = path.split(".")
            found[name] = getattr(getattr(world, thing), attribute)
        return found

    return kwargs


PEOPLE = ("owner", "admin", "member", "viewer")
LEADERS = ("owner", "admin")
OFFICE_READS = ("office", "auditor", "administrator")


def people(answer: int, *roles: str, others: int = 403) -> Expected:
    """For these roles in the firm; other people of it get 403 like strangers."""
    return {**only(others), **dict.fromkeys(PEOPLE, others), **dict.fromkeys(roles, answer), "visitor": LOGIN}


add(
    [
        Row("vendors:register", everybody(200)),
        Row("vendors:ask_access", signed_in(302), method="post"),
        Row("vendors:detail", everybody(200), kwargs=of()),
        Row("vendors:solution", everybody(200), kwargs=lambda world: {"slug": world.firm_solution.slug}),
        Row("vendors:contact", signed_in(200), kwargs=of()),
        Row("vendors:edit", people(200, *PEOPLE), kwargs=of()),
        Row("vendors:section", people(200, *LEADERS), kwargs=lambda world: {**of()(world), "section": "offer"}),
        Row("vendors:resubmit", people(302, *PEOPLE), kwargs=of(), method="post"),
        Row("vendors:messages", people(200, *LEADERS), kwargs=of()),
        Row("vendors:team", people(200, *PEOPLE), kwargs=of()),
        Row("vendors:change_role", people(302, *PEOPLE), kwargs=of(pk="firm_member.pk"), method="post"),
        Row("vendors:remove_member", people(200, *PEOPLE), kwargs=of(pk="firm_member.pk")),
        Row("vendors:withdraw_invitation", people(302, *PEOPLE), kwargs=of(pk="firm_invitation.pk"), method="post"),
        Row("vendors:answer_access", people(302, *LEADERS), kwargs=of(pk="firm_request.pk"), method="post"),
        Row("vendors:certificates", people(200, *PEOPLE), kwargs=of()),
        Row("vendors:solutions", people(200, *PEOPLE), kwargs=of()),
        Row("vendors:new_solution", people(200, "owner", "admin", "member"), kwargs=of()),
        Row(
            "vendors:edit_solution",
            people(200, "owner", "admin", "member"),
            kwargs=of(solution="firm_solution.slug"),
        ),
        Row("vendors:queue", only(200, *OFFICE_READS)),
        Row("vendors:check", only(200, *OFFICE_READS), kwargs=of()),
        *(
            Row(f"vendors:{step}", only(422, *OFFICE_READS), kwargs=of(), method="post")
            for step in ("verify", "return", "suspend", "reinstate")
        ),
        Row(
            "vendors:verify_certificate",
            only(422, *OFFICE_READS),
            kwargs=of(pk="firm_certificate.pk"),
            method="post",
        ),
        Row(
            "vendors:recheck_certificate", only(422, *OFFICE_READS), kwargs=of(pk="firm_certificate.pk"), method="post"
        ),
        Row("vendors:certificate_file", only(404, *OFFICE_READS), kwargs=of(pk="firm_certificate.pk")),
        Row("vendors:answer_appeal", only(422, *OFFICE_READS), kwargs=of(pk="firm_appeal.pk"), method="post"),
        Row("vendors:publish_terms", only(200, "office")),
        Row("vendors:terms", everybody(200)),
        Row("vendors:accept_terms", people(200, *PEOPLE), kwargs=of()),
        Row("vendors:appeal", people(403), kwargs=of()),
        Row("vendors:data", people(200, *LEADERS), kwargs=of()),
        Row("vendors:export", people(200, *LEADERS), kwargs=of(), method="post"),
        Row("vendors:close", people(422, *LEADERS), kwargs=of(), method="post"),
        Row("vendors:reopen", people(302, *PEOPLE), kwargs=of(), method="post"),
        Row("vendors:offer_ownership", people(200, "owner"), kwargs=of(pk="firm_member.pk")),
        Row("vendors:answer_ownership", people(302, *PEOPLE), kwargs=of(pk="firm_offer.pk"), method="post"),
        Row("vendors:pictures", people(200, "owner", "admin", "member"), kwargs=of(solution="firm_solution.slug")),
        Row(
            "vendors:remove_picture",
            people(302, *PEOPLE),
            kwargs=of(solution="firm_solution.slug", pk="firm_picture.pk"),
            method="post",
        ),
        Row("vendors:picture", everybody(404), kwargs=lambda world: {"pk": world.firm_picture.file_id}),
        Row("vendors:refuse_certificate", only(422, *OFFICE_READS), kwargs=of(pk="firm_certificate.pk"), method="post"),
        Row(
            "vendors:invitation",
            signed_in(410) | {"person": 200},
            kwargs=lambda world: {"token": world.firm_invitation.token},
        ),
    ]
)
