"""The words of the mails that sign-in sends: confirmations, passwords, second steps. allauth names them, we write them.

Every letter has one paragraph and at most one button; a code stands alone on its line. `code` and `url` are keys of
allauth's context.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject, the sentences of one paragraph, and where its button leads (a key of allauth's context)."""

    title: Words
    sentences: tuple[Words, ...]
    action: Words = ""
    url: str = ""

    @property
    def body(self) -> str:
        """The paragraph in the active language."""
        return " ".join(str(sentence) for sentence in self.sentences)


_IGNORE = _("If this was not you, you need not do anything.")
_WARN = _("If this was not you, change your password at once and tell the platform administrator.")


_CONFIRM = Letter(
    _("Confirm your e-mail address"),
    (_("Press the button to confirm that this address is yours. The link works for three days."), _IGNORE),
    _("Confirm the address"),
    "activate_url",
)

LETTERS: dict[str, Letter] = {
    "account/email/email_confirmation": _CONFIRM,
    "account/email/email_confirmation_signup": _CONFIRM,
    "account/email/account_already_exists": Letter(
        _("You already have an account"),
        (
            _("Somebody tried to register with this address, but it has an account. Set a new password if need be."),
            _IGNORE,
        ),
        _("Set a new password"),
        "password_reset_url",
    ),
    "account/email/unknown_account": Letter(
        _("There is no account with this address"),
        (_("Somebody wanted to sign in or set a new password with this address, but it has no account."), _IGNORE),
        _("Register"),
        "signup_url",
    ),
    "account/email/password_reset_key": Letter(
        _("Set a new password"),
        (_("You asked for a new password. Press the button and choose one."), _IGNORE),
        _("Set a new password"),
        "password_reset_url",
    ),
    "account/email/login_code": Letter(_("Your sign-in code"), (_("Type this code where you sign in:"),)),
    "account/email/password_reset_code": Letter(_("Your code for a new password"), (_("Type this code on the page:"),)),
    "account/email/password_changed": Letter(
        _("Your password was changed"), (_("The password of your account was changed."), _WARN)
    ),
    "account/email/password_reset": Letter(
        _("Your password was set anew"), (_("A new password was set for your account."), _WARN)
    ),
    "account/email/password_set": Letter(
        _("Your account has a password now"), (_("A password was set for your account."), _WARN)
    ),
    "account/email/email_changed": Letter(
        _("The address of your account was changed"), (_("Mails of Baham go to another address from now on."), _WARN)
    ),
    "account/email/email_confirm": Letter(_("Your address is confirmed"), (_("This e-mail address was confirmed."),)),
    "account/email/email_deleted": Letter(
        _("An address was removed from your account"), (_("An e-mail address was removed from your account."), _WARN)
    ),
    "mfa/email/totp_activated": Letter(
        _("The authenticator app is on"),
        (_("From now on signing in asks for a code of your authenticator app."), _WARN),
    ),
    "mfa/email/totp_deactivated": Letter(
        _("The authenticator app is off"), (_("Signing in no longer asks for a code of your authenticator app."), _WARN)
    ),
    "mfa/email/recovery_codes_generated": Letter(
        _("New recovery codes"), (_("New recovery codes were made for your account; the old ones are void."), _WARN)
    ),
    "mfa/email/webauthn_added": Letter(_("A passkey was added"), (_("A passkey was added to your account."), _WARN)),
    "mfa/email/webauthn_removed": Letter(
        _("A passkey was removed"), (_("A passkey was removed from your account."), _WARN)
    ),
    "socialaccount/email/account_connected": Letter(
        _("Another way to sign in was added"), (_("The city’s own sign-in was connected with your account."), _WARN)
    ),
    "socialaccount/email/account_disconnected": Letter(
        _("A way to sign in was removed"),
        (_("The city’s own sign-in is no longer connected with your account."), _WARN),
    ),
}
