"""Pages, and what hangs on them: the editorial site, the departments' own tree, drafts of challenges, the two steps
of approval.
"""

from cms.models.approval import DepartmentApproval, OfficeApproval
from cms.models.challenge_page import ChallengePage, CriterionItem, DocumentItem, Publication, QuestionItem, RoundItem
from cms.models.departments import DepartmentIndexPage, DepartmentPage, DepartmentSpace, PlatformGroups
from cms.models.editorial import (
    GuideIndexPage,
    GuidePage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    PlainPage,
    StoryIndexPage,
    StoryPage,
)
from cms.models.media import Picture, PictureRendition

__all__ = [
    "ChallengePage",
    "CriterionItem",
    "DepartmentApproval",
    "DepartmentIndexPage",
    "DepartmentPage",
    "DepartmentSpace",
    "DocumentItem",
    "GuideIndexPage",
    "GuidePage",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "OfficeApproval",
    "Picture",
    "PictureRendition",
    "PlainPage",
    "PlatformGroups",
    "Publication",
    "QuestionItem",
    "RoundItem",
    "StoryIndexPage",
    "StoryPage",
]
