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
from cms.models.reviewing import Review, SectionRemark
from cms.models.templates import ChallengeTemplate, TemplateCriterion, TemplateQuestion, TemplateRound
from cms.models.writing import Origin, PreviewLink

__all__ = [
    "ChallengePage",
    "ChallengeTemplate",
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
    "Origin",
    "Picture",
    "PictureRendition",
    "PlainPage",
    "PlatformGroups",
    "PreviewLink",
    "Publication",
    "QuestionItem",
    "Review",
    "RoundItem",
    "SectionRemark",
    "StoryIndexPage",
    "StoryPage",
    "TemplateCriterion",
    "TemplateQuestion",
    "TemplateRound",
]
