"""Who may do what, at every address: the one table, read by test_access_matrix.py.

Each row is an address by its name (its pattern, where it has none), then what GET and what POST
give to each person. Ada owns the attempts, Bob is another student; Eve edits the content, Erik is
an educator who edits something else; Adam is an admin.

    ok    the page, or the deed
    in    asked to sign in
    go    sent to another page (on object pages also: sent away as if nothing were there)
    401   a script is told to sign in          403   not with this role
    404   absent, or looks absent              405   not with this method
    422   refused: what was sent is not right
"""

PEOPLE = ("visitor", "ada", "bob", "eve", "erik", "adam")
METHODS = ("GET", "POST")

# What a GET may write, beside the session and the audit.
WRITES_WHEN_READ = {
    "healthz": {"accounts_heartbeat"},
    "account_email": {"account_emailaddress"},  # allauth notes the address that it did not know
}

ROWS = r"""
#                                          GET                      POST
#                                          vis ada bob eve eri adm  vis ada bob eve eri adm

# The learner's pages
quizzes:start                              in  ok  ok  ok  ok  ok   in  go  go  go  go  go
quizzes:attempt                            in  go  404 404 404 404  in  405 405 405 405 405
quizzes:item                               in  ok  404 404 404 404  in  422 404 404 404 404
quizzes:save                               405 405 405 405 405 405  401 ok  404 404 404 404
quizzes:check                              in  ok  404 404 404 404  in  405 405 405 405 405
quizzes:submit                             in  405 405 405 405 405  in  go  404 404 404 404
quizzes:result                             in  ok  404 404 404 404  in  405 405 405 405 405
quizzes:question                           in  405 405 405 405 405  in  go  404 404 404 404
quizzes:redo                               in  405 405 405 405 405  in  go  404 404 404 404
quizzes:sign_in                            405 405 405 405 405 405  422 422 422 422 422 422
learning:source                            in  ok  ok  ok  ok  ok   in  405 405 405 405 405
progress:module                            in  ok  ok  ok  ok  ok   in  405 405 405 405 405
progress:lesson                            in  ok  ok  ok  ok  ok   in  go  go  go  go  go
progress:home                              ok  ok  ok  ok  ok  ok   405 405 405 405 405 405
progress:progress                          in  ok  ok  ok  ok  ok   in  405 405 405 405 405

# The house
healthz                                    ok  ok  ok  ok  ok  ok   405 405 405 405 405 405
accounts:invitation                        go  go  go  go  go  go   405 405 405 405 405 405

# Signing in and out, and one's own account (allauth)
account_login                              ok  go  go  go  go  go   ok  go  go  go  go  go
account_logout                             go  ok  ok  ok  ok  ok   go  go  go  go  go  go
account_inactive                           ok  ok  ok  ok  ok  ok   405 405 405 405 405 405
account_signup                             ok  go  go  go  go  go   ok  go  go  go  go  go
account_reauthenticate                     in  ok  ok  ok  ok  ok   in  ok  ok  ok  ok  ok
account_email                              in  ok  ok  ok  ok  ok   in  go  go  go  go  go
account_email_verification_sent            ok  ok  ok  ok  ok  ok   405 405 405 405 405 405
account_change_password                    in  ok  ok  ok  ok  ok   in  ok  ok  ok  ok  ok
account_set_password                       in  go  go  go  go  go   in  go  go  go  go  go
account_reset_password                     ok  ok  ok  ok  ok  ok   go  go  go  go  go  go
account_confirm_login_code                 in  go  go  go  go  go   in  go  go  go  go  go
account_confirm_email                      ok  ok  ok  ok  ok  ok   404 404 404 404 404 404
account_reset_password_from_key_done       ok  ok  ok  ok  ok  ok   405 405 405 405 405 405
account_reset_password_from_key            ok  ok  ok  ok  ok  ok   ok  ok  ok  ok  ok  ok
account_reset_password_done                ok  ok  ok  ok  ok  ok   405 405 405 405 405 405
mfa_index                                  in  ok  ok  ok  ok  ok   in  405 405 405 405 405
mfa_authenticate                           in  go  go  go  go  go   in  go  go  go  go  go
mfa_reauthenticate                         in  ok  go  go  go  go   in  ok  go  go  go  go
mfa_activate_totp                          in  go  go  go  go  go   in  go  go  go  go  go
mfa_deactivate_totp                        in  404 404 404 404 404  in  404 404 404 404 404
mfa_view_recovery_codes                    in  go  404 404 404 404  in  405 405 405 405 405
mfa_generate_recovery_codes                in  go  go  go  go  go   in  go  go  go  go  go
mfa_download_recovery_codes                in  go  404 404 404 404  in  go  404 404 404 404
mfa_list_webauthn                          in  ok  ok  ok  ok  ok   in  405 405 405 405 405
mfa_add_webauthn                           in  go  go  go  go  go   in  go  go  go  go  go
mfa_reauthenticate_webauthn                in  go  go  go  go  go   in  go  go  go  go  go
mfa_remove_webauthn                        in  go  go  go  go  go   in  go  go  go  go  go
mfa_edit_webauthn                          in  go  go  go  go  go   in  go  go  go  go  go

# The admin: its own pages
admin:index                                in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:login                                in  403 403 go  go  go   in  403 403 ok  ok  ok
admin:logout                               go  go  go  405 405 405  go  go  go  go  go  go
admin:password_change                      in  in  in  go  go  go   in  in  in  go  go  go
admin:password_change_done                 in  in  in  ok  ok  ok   in  in  in  405 405 405
admin:autocomplete                         in  in  in  403 403 403  in  in  in  405 405 405
admin:jsi18n                               in  in  in  ok  ok  ok   in  in  in  405 405 405
admin:view_on_site                         in  in  in  404 404 404  in  in  in  404 404 404
admin:app_list                             in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin/(?P<url>.*)$                         in  in  in  404 404 404  in  in  in  404 404 404

# The admin: content (Eve edits this pack, Erik another; published and draft rows)
admin:learning_module_publish              in  in  in  go  404 go   in  in  in  go  404 go
admin:learning_module_unpublish            in  in  in  ok  404 ok   in  in  in  go  404 go
admin:learning_module_changelist           in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_module_add                  in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_module_history              in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:learning_module_delete               in  in  in  403 403 403  in  in  in  403 403 403
admin:learning_module_change               in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin/learning/module/<path:object_id>/    in  in  in  go  go  go   in  in  in  go  go  go
admin:learning_pack_changelist             in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_pack_add                    in  in  in  403 403 ok   in  in  in  403 403 ok
admin:learning_pack_history                in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:learning_pack_delete                 in  in  in  403 403 403  in  in  in  403 403 403
admin:learning_pack_change                 in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin/learning/pack/<path:object_id>/      in  in  in  go  go  go   in  in  in  go  go  go
admin:learning_claim_retract               in  in  in  ok  404 ok   in  in  in  go  404 go
admin:learning_source_changelist           in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_source_add                  in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_source_history              in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:learning_source_delete               in  in  in  403 403 403  in  in  in  403 403 403
admin:learning_source_change               in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin/learning/source/<path:object_id>/    in  in  in  go  go  go   in  in  in  go  go  go
admin:learning_concept_changelist          in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_concept_add                 in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_concept_history             in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:learning_concept_delete              in  in  in  403 403 403  in  in  in  403 403 403
admin:learning_concept_change              in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin/learning/concept/<path:object_id>/    in  in  in  go  go  go   in  in  in  go  go  go
admin:learning_claim_changelist            in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_claim_add                   in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_claim_history               in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:learning_claim_delete                in  in  in  403 403 403  in  in  in  403 403 403
admin:learning_claim_change                in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin/learning/claim/<path:object_id>/    in  in  in  go  go  go   in  in  in  go  go  go
admin:learning_closure_changelist          in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_closure_add                 in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_closure_history             in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:learning_closure_delete              in  in  in  403 403 403  in  in  in  403 403 403
admin:learning_closure_change              in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin/learning/closure/<path:object_id>/    in  in  in  go  go  go   in  in  in  go  go  go
admin:learning_disagreement_changelist     in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_disagreement_add            in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_disagreement_history        in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:learning_disagreement_delete         in  in  in  403 403 403  in  in  in  403 403 403
admin:learning_disagreement_change         in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin/learning/disagreement/<path:object_id>/    in  in  in  go  go  go   in  in  in  go  go  go
admin:learning_veto_changelist             in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_veto_add                    in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_veto_history                in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:learning_veto_delete                 in  in  in  403 403 403  in  in  in  403 403 403
admin:learning_veto_change                 in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin/learning/veto/<path:object_id>/    in  in  in  go  go  go   in  in  in  go  go  go
admin:learning_objective_changelist        in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_objective_add               in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_objective_history           in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:learning_objective_delete            in  in  in  403 403 403  in  in  in  403 403 403
admin:learning_objective_change            in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin/learning/objective/<path:object_id>/    in  in  in  go  go  go   in  in  in  go  go  go
admin:learning_lesson_changelist           in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_lesson_add                  in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_lesson_history              in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:learning_lesson_delete               in  in  in  403 403 403  in  in  in  403 403 403
admin:learning_lesson_change               in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin/learning/lesson/<path:object_id>/    in  in  in  go  go  go   in  in  in  go  go  go
admin:learning_review_changelist           in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_review_add                  in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:learning_review_history              in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:learning_review_delete               in  in  in  ok  go  ok   in  in  in  go  go  go
admin:learning_review_change               in  in  in  ok  go  ok   in  in  in  403 403 403
admin/learning/review/<path:object_id>/    in  in  in  go  go  go   in  in  in  go  go  go
admin:quizzes_item_preview                 in  in  in  ok  404 ok   in  in  in  405 405 405
admin:quizzes_item_approve                 in  in  in  ok  404 ok   in  in  in  go  404 go
admin:quizzes_item_reject                  in  in  in  ok  404 ok   in  in  in  go  404 go
admin:quizzes_item_new-version             in  in  in  go  404 go   in  in  in  go  404 go
admin:quizzes_item_withdraw                in  in  in  go  404 go   in  in  in  go  404 go
admin:quizzes_item_changelist              in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:quizzes_item_add                     in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:quizzes_item_history                 in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:quizzes_item_delete                  in  in  in  403 403 403  in  in  in  403 403 403
admin:quizzes_item_change                  in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin/quizzes/item/<path:object_id>/       in  in  in  go  go  go   in  in  in  go  go  go
admin:quizzes_itemquestion_answer          in  in  in  ok  404 ok   in  in  in  go  404 go
admin:quizzes_itemquestion_changelist      in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:quizzes_itemquestion_add             in  in  in  403 403 403  in  in  in  403 403 403
admin:quizzes_itemquestion_history         in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:quizzes_itemquestion_delete          in  in  in  403 403 403  in  in  in  403 403 403
admin:quizzes_itemquestion_change          in  in  in  ok  go  ok   in  in  in  403 go  403
admin/quizzes/itemquestion/<path:object_id>/ in  in  in  go  go  go   in  in  in  go  go  go
admin:quizzes_quiz_publish                 in  in  in  go  404 go   in  in  in  go  404 go
admin:quizzes_quiz_withdraw                in  in  in  ok  404 ok   in  in  in  go  404 go
admin:quizzes_quiz_changelist              in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:quizzes_quiz_add                     in  in  in  ok  ok  ok   in  in  in  ok  ok  ok
admin:quizzes_quiz_history                 in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin:quizzes_quiz_delete                  in  in  in  403 403 403  in  in  in  403 403 403
admin:quizzes_quiz_change                  in  in  in  ok  go  ok   in  in  in  ok  go  ok
admin/quizzes/quiz/<path:object_id>/       in  in  in  go  go  go   in  in  in  go  go  go

# The admin: oversight and housekeeping
admin:account_emailaddress_changelist      in  in  in  403 403 403  in  in  in  403 403 403
admin:account_emailaddress_add             in  in  in  403 403 403  in  in  in  403 403 403
admin:account_emailaddress_history         in  in  in  403 403 403  in  in  in  403 403 403
admin:account_emailaddress_delete          in  in  in  403 403 403  in  in  in  403 403 403
admin:account_emailaddress_change          in  in  in  403 403 403  in  in  in  403 403 403
admin/account/emailaddress/<path:object_id>/ in  in  in  go  go  go   in  in  in  go  go  go
admin:axes_accessattempt_changelist        in  in  in  403 403 ok   in  in  in  403 403 go
admin:axes_accessattempt_add               in  in  in  403 403 403  in  in  in  403 403 403
admin:axes_accessattempt_history           in  in  in  403 403 ok   in  in  in  403 403 ok
admin:axes_accessattempt_delete            in  in  in  403 403 ok   in  in  in  403 403 go
admin:axes_accessattempt_change            in  in  in  403 403 ok   in  in  in  403 403 403
admin/axes/accessattempt/<path:object_id>/ in  in  in  go  go  go   in  in  in  go  go  go
admin:axes_accesslog_changelist            in  in  in  403 403 403  in  in  in  403 403 403
admin:axes_accesslog_add                   in  in  in  403 403 403  in  in  in  403 403 403
admin:axes_accesslog_history               in  in  in  403 403 403  in  in  in  403 403 403
admin:axes_accesslog_delete                in  in  in  403 403 403  in  in  in  403 403 403
admin:axes_accesslog_change                in  in  in  403 403 403  in  in  in  403 403 403
admin/axes/accesslog/<path:object_id>/     in  in  in  go  go  go   in  in  in  go  go  go
admin:axes_accessfailurelog_changelist     in  in  in  403 403 403  in  in  in  403 403 403
admin:axes_accessfailurelog_add            in  in  in  403 403 403  in  in  in  403 403 403
admin:axes_accessfailurelog_history        in  in  in  403 403 403  in  in  in  403 403 403
admin:axes_accessfailurelog_delete         in  in  in  403 403 403  in  in  in  403 403 403
admin:axes_accessfailurelog_change         in  in  in  403 403 403  in  in  in  403 403 403
admin/axes/accessfailurelog/<path:object_id>/ in  in  in  go  go  go   in  in  in  go  go  go
admin:accounts_auditentry_changelist       in  in  in  403 403 ok   in  in  in  403 403 ok
admin:accounts_auditentry_add              in  in  in  403 403 403  in  in  in  403 403 403
admin:accounts_auditentry_history          in  in  in  403 403 ok   in  in  in  403 403 ok
admin:accounts_auditentry_delete           in  in  in  403 403 403  in  in  in  403 403 403
admin:accounts_auditentry_change           in  in  in  403 403 ok   in  in  in  403 403 403
admin/accounts/auditentry/<path:object_id>/ in  in  in  go  go  go   in  in  in  go  go  go
admin:auth_user_password_change            in  in  in  403 403 ok   in  in  in  403 403 ok
admin:accounts_user_changelist             in  in  in  403 403 ok   in  in  in  403 403 ok
admin:accounts_user_add                    in  in  in  403 403 ok   in  in  in  403 403 ok
admin:accounts_user_history                in  in  in  403 403 ok   in  in  in  403 403 ok
admin:accounts_user_delete                 in  in  in  403 403 403  in  in  in  403 403 403
admin:accounts_user_change                 in  in  in  403 403 ok   in  in  in  403 403 ok
admin/accounts/user/<path:object_id>/      in  in  in  go  go  go   in  in  in  go  go  go
admin:accounts_invitation_changelist       in  in  in  403 403 ok   in  in  in  403 403 go
admin:accounts_invitation_add              in  in  in  403 403 ok   in  in  in  403 403 ok
admin:accounts_invitation_history          in  in  in  403 403 ok   in  in  in  403 403 ok
admin:accounts_invitation_delete           in  in  in  403 403 ok   in  in  in  403 403 go
admin:accounts_invitation_change           in  in  in  403 403 ok   in  in  in  403 403 403
admin/accounts/invitation/<path:object_id>/ in  in  in  go  go  go   in  in  in  go  go  go
admin:mfa_authenticator_changelist         in  in  in  403 403 ok   in  in  in  403 403 go
admin:mfa_authenticator_add                in  in  in  403 403 403  in  in  in  403 403 403
admin:mfa_authenticator_history            in  in  in  403 403 ok   in  in  in  403 403 ok
admin:mfa_authenticator_delete             in  in  in  403 403 ok   in  in  in  403 403 go
admin:mfa_authenticator_change             in  in  in  403 403 ok   in  in  in  403 403 403
admin/mfa/authenticator/<path:object_id>/  in  in  in  go  go  go   in  in  in  go  go  go
admin:quizzes_attempt_learners             in  in  in  403 403 ok   in  in  in  403 403 405
admin:quizzes_attempt_export               in  in  in  403 403 405  in  in  in  403 403 ok
admin:quizzes_attempt_changelist           in  in  in  403 403 ok   in  in  in  403 403 ok
admin:quizzes_attempt_add                  in  in  in  403 403 403  in  in  in  403 403 403
admin:quizzes_attempt_history              in  in  in  403 403 ok   in  in  in  403 403 ok
admin:quizzes_attempt_delete               in  in  in  403 403 403  in  in  in  403 403 403
admin:quizzes_attempt_change               in  in  in  403 403 ok   in  in  in  403 403 403
admin/quizzes/attempt/<path:object_id>/    in  in  in  go  go  go   in  in  in  go  go  go
"""


def _read(rows: str) -> dict[str, dict[str, dict[str, str]]]:
    """Name of the address -> method -> person -> word."""
    table: dict[str, dict[str, dict[str, str]]] = {}
    for line in rows.splitlines():
        if line and not line.startswith("#"):
            name, *words = line.split()
            assert name not in table, f"{name} has two rows"
            get, post = words[: len(PEOPLE)], words[len(PEOPLE) :]
            table[name] = {
                "GET": dict(zip(PEOPLE, get, strict=True)),
                "POST": dict(zip(PEOPLE, post, strict=True)),
            }
    return table


TABLE = _read(ROWS)
