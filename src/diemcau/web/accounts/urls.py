"""Addresses: of allauth's pages those that the house has a use for, and the house's own of people and roles."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path

from diemcau.web.accounts.views import own, people, roles

_KEY = r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>.{1,200})/$"

urlpatterns = [
    path("", own.me, name="account_me"),
    path("sessions/", own.sessions, name="usersessions_list"),
    path("sessions/end/", own.end_sessions, name="account_end_sessions"),
    # Signing in and out.
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path("password/reset/key/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(_KEY, account.password_reset_from_key, name="account_reset_password_from_key"),
    # The second factor.
    path("factor/", own.SecondFactor.as_view(), name="mfa_index"),
    path("factor/authenticate/", mfa.authenticate, name="mfa_authenticate"),
    path("factor/reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("factor/totp/activate/", totp.activate_totp, name="mfa_activate_totp"),
    path("factor/totp/deactivate/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("factor/codes/generate/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("factor/codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("factor/keys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("factor/keys/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("factor/keys/login/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("factor/keys/reauthenticate/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("factor/keys/<int:pk>/edit/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("factor/keys/<int:pk>/remove/", own.RemoveKey.as_view(), name="mfa_remove_webauthn"),
    # The ministry's identity service.
    path("identity/", social.connections, name="socialaccount_connections"),
    path("identity/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("identity/error/", login_not_required(social.login_error), name="socialaccount_login_error"),
    path("identity/<str:provider_id>/login/", openid.login, name="openid_connect_login"),
    path("identity/<str:provider_id>/login/callback/", openid.callback, name="openid_connect_callback"),
    # People and roles.
    path("people/", people.people, name="people"),
    path("people/add/", people.add, name="person_add"),
    path("people/<str:username>/", people.show, name="person"),
    path("people/<str:username>/change/", people.change, name="person_change"),
    path("people/<str:username>/deactivate/", people.deactivate, name="person_deactivate"),
    path("people/<str:username>/reactivate/", people.reactivate, name="person_reactivate"),
    path("people/<str:username>/invite/", people.invite, name="person_invite"),
    path("people/<str:username>/free/", people.free, name="person_free"),
    path("people/<str:username>/roles/", roles.give, name="role_give"),
    path("roles/<uuid:uid>/end/", roles.end, name="role_end"),
    path("roles/<uuid:uid>/deputy/", roles.deputise, name="role_deputise"),
]
