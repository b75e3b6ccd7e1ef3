"""English signs of what a directive calls for."""

from __future__ import annotations

import re

from diemcau.lang.callings import CallingWords

# Verbs without their endings are written with them: a stem alone would find "completely" and "openness".
_ONCE = r"""
    (?:(?:well|successfully|carefully|jointly)_)?organi[sz]e (?:well_)?organi[sz]ing abolish abolishes
    abolishing accede acceding adopt adopting adopts allocate allocates allocating announce announces announcing
    appoint appointing appoints approve approves approving arrange arranges arranging assemble
    build_a_(?:database|data_bank|portal|registry|register|system|website|hotline) buy clear clearing clears
    close closing collect collecting collects compile compiles compiling complete completed completes completing
    conclude concludes concluding connect connecting connects convene convenes convening count create creates
    creating cut_the delegate delegating designate designates designating digitise digitising digitize
    digitizing dispatch dissolve dissolves dissolving draft drafting drafts draw_up drawing_up draws_up elect
    equip establish established establishes establishing explain file fill finalise finalises finalising
    finalize finalizes finalizing finish finishes finishing fix form forming found hand_in hand_over
    handing_over held hire hold holding host hosting inaugurate inspect inspecting inspects install installing
    introduce introducing invite inviting issue issued issues issuing launch launches launching list lodge merge
    merged merges merging move_to negotiate negotiating nominate notify open opened opening opens organi[sz]ed
    pass prepare prepares preparing present presenting presents print promulgate promulgating propose proposes
    proposing publish published publishes publishing put_forward put_into_operation ratify ratifying recalculate
    recruit recruiting register release renovate reorgani[sz]e reorgani[sz]es reorgani[sz]ing repair repairing
    repeal replace replacing report_on report_to reported reporting_on restore restoring restructure return
    review reviewed reviewing reviews revise revised revises revising rotate schedule select send sending sends
    sent set_up sets_up setting_up settle settles settling sign signed signing signs stage submit submits
    submitted submitting sum_up supply survey surveying take_charge take_over takes_over taking_over test
    train_\d+ transfer transferring transfers translate update updated updating upgrade_the upload uploading
    verify visit work_out write writing
""".split()
_STANDING = r"""
    accelerate accelerating accompany accurately_forecast adhere adhere_to adhering_to advance advancing always
    analyse analysing analyze analyzing attach_importance attract attracting avoid avoiding
    be(?!_\w+ed\b|_(?:sent|made|held|put|set_up|drawn_up|written|given|done)\b) bear_in_mind become_a
    bring_into_play broaden care_for combat combine comply_with consolidate consolidates consolidating continue
    continues continuing contribute contributes contributing cooperate coordinate_closely cultivate deepen
    deepening defend develop developing develops diversify diversifying dominate
    effectively_(?:implement|implementing|carry|carrying|serve|respond|use) elevate encourage encouraging
    enhance enhances enhancing enrich ensure ensures ensuring exchange_information expand expanding exploit
    facilitate facilitating fight firmly_(?:grasp|grasping|protect|protecting|uphold|maintain) focus_on
    focusing_on follow following follows forecast foster fostering further go_first grasp grasping guarantee
    guide handle handling harmoni[sz]e have_a_firm heighten help helping identify identifying implement
    implementing improve improves improving increase increasing innovate innovating integrate intensify
    intensifying keep keeping keeps learn lift maintain maintaining maintains make_efforts make_full_use manage
    mobili[sz]e mobili[sz]es mobili[sz]ing moderni[sz]e moderni[sz]ing monitor monitoring nurture obey observe
    offer overcome overcoming participate pay_attention pay_close_attention perform persevere practi[sz]e
    preserve preserving prevent preventing prioriti[sz]e prioriti[sz]ing promote promotes promoting protect
    protecting protects pursue push raise raise_awareness raises raising reduce reducing refine reform reinforce
    remain respect respond safeguard save secure seek seize serve serves serving share speed_up stand
    steadfastly step_up stick_to stimulate streamline streamlining strengthen strengthening strengthens strive
    strives striving study_and_(?:grasp|learn) support supporting supports sustain take_advantage take_care
    take_responsibility think tighten treat turn_.{3,60}_into understand uphold upholding urge utili[sz]e warn
    watch_over widen work_closely
""".split()
_MAKES = r"""
    adopt(?:ing)? build(?:ing)? compil(?:e|es|ing) complet(?:e|es|ing) conclud(?:e|ing) conven(?:e|ing)
    creat(?:e|ing) deliver(?:ing)? develop(?:ing)? draft(?:s|ing)? draw(?:s|ing)? draw(?:s|ing)?_up
    elaborat(?:e|ing) establish(?:ing)? finali[sz](?:e|es|ing) finish(?:ing)? formulat(?:e|ing) forward(?:ing)?
    giv(?:e|ing) hand(?:ing)?_in hav(?:e|ing) hold(?:ing)? host(?:ing)? initiat(?:e|ing) issu(?:e|es|ing) join
    launch(?:ing)? mak(?:e|ing) open(?:ing)? organi[sz](?:e|es|ing) prepar(?:e|es|ing) present(?:ing)?
    produc(?:e|ing) promulgat(?:e|ing) propos(?:e|es|ing) publish(?:es|ing)? put_forward reach(?:ing)?
    revis(?:e|ing) send(?:s|ing)? sign(?:ing)? stag(?:e|ing) submit(?:s|ted|ting)? tak(?:e|ing)_part_in
    updat(?:e|ing) writ(?:e|es|ing)
""".split()
_PRODUCTS = {
    "legal_draft": r"""
        decrees? circulars? laws? bills? resolutions? ordinances? (?:draft_)?decisions? regulations? rules
        (?:working_|internal_|coordination_)?procedures? internal_process codes_of_conduct legal_documents?
        amendments?
    """,
    "scheme": r"""
        schemes? (?:the_|a_)?projects?(?=_(?:to|on|for|of)\b) feasibility_stud(?:y|ies) concept_(?:note|paper)s?
        proposal_dossiers? strateg(?:y|ies)
    """,
    "plan": r"""
        (?:action_|work_|working_|yearly_|annual_|rotation_)?plans? programmes? programs? roadmaps? road_maps?
        schedules? timetables? calendars? budgets? estimates? frameworks?
    """,
    "report": r"""
        reports? summar(?:y|ies) (?:market_)?notes? reviews? assessments? stud(?:y|ies) lists? registers? statistics
        figures tables? handbooks? guides? manuals? databases? data_banks? dossiers? records? minutes catalogues?
        inventor(?:y|ies) maps? proposals? solutions bulletins? newsletters? documents? papers?
    """,
    "agreement": r"""
        agreements? memorand(?:um|a) MoUs? treat(?:y|ies) conventions? accords? protocols? contracts?
        letters_of_intent joint_statements? commitments negotiations
    """,
    "event": r"""
        conferences? congress(?:es)? meetings? seminars? workshops? forums? fairs? exhibitions? festivals?
        ceremon(?:y|ies) visits? celebrations? anniversar(?:y|ies) open_houses? holidays events? summits? dialogues
        training_courses? courses? trade_weeks? weeks? sessions?
    """,
}
_LIGHT = """
    a an the of in on at by for from to with and or as per its their his her this that these those which who it
    is are was were be been being has have had shall must should will may can need needs not no all each every
    also more into under than so such up out over about between through during after before until within
""".split()


def _any(words: list[str]) -> re.Pattern[str]:
    ordered = sorted(set(words), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(ordered)})\b".replace("_", r"\s+"), re.IGNORECASE)


def _nouns(words: str) -> re.Pattern[str]:
    ordered = sorted(words.split(), key=len, reverse=True)
    return re.compile(rf"\b(?P<noun>{'|'.join(ordered)})\b".replace("_", r"\s+"), re.IGNORECASE)


WORDS = CallingWords(
    once=_any(_ONCE),
    standing=_any(_STANDING),
    heads=re.compile(
        r"(?:\A\W*|[,;:.\"“(]\s*|\b(?:and|or|to|must|shall|should|will|may|can|in|by|for|of|also|then|both|not"
        r"|please|well|more"
        r"|better|be|on|needs?|\w+ly)\s+)\Z",
        re.IGNORECASE,
    ),
    forbids=re.compile(
        r"\A(?:every|each|all|any|no)\b[^,;.]{2,60}?\b(?:must|should|shall|has to|have to)\b(?! be \w+ed\b)|"
        r"\b(?:do|does|must|should|shall|may|can) not\b|\bnot to\b|\bnever\b|\bavoid\w*\b|\bforbidden\b"
        r"|\bprohibit\w*\b"
        r"|\brefrain\b|\bnot allowed\b|\b(?:must|should|shall) be (?:more |less )?(?:\w+al|\w+ive|\w+ent|\w+ful"
        r"|ready)\b",
        re.IGNORECASE,
    ),
    idle=re.compile(
        r"\s+(?:(?!of\b|for\b|in\b|on\b|to\b|and\b|\w+ing\b)[\w’'-]+\s+){0,3}?(?:goals?|targets?|tasks"
        r"|missions?\b(?!\s+abroad)|objectives?"
        r"|duties|works?\b(?!\s+(?:plan|programme))|roles?|potentials?|momentum|conditions|opportunit\w+|trust"
        r"|environment"
        r"|positions?|image|strength|stature|attention|breakthroughs?|mind(?:set)?s?|doors?|space"
        r"|driving\s+forces?|foundations?"
        r"|consensus|unity|relations|relationships?|ties|ways?)\b",
        re.IGNORECASE,
    ),
    aims=re.compile(
        r"\b(?:in order to|so as (?:not )?to|so that|thereby|thus|aim(?:ing|ed) (?:to|at)|with a view to"
        r"|contributing to"
        r"|with the (?:aim|goal|purpose) of|towards?|to serve as|creating|helping to|to ensure|to meet the)\b",
        re.IGNORECASE,
    ),
    links=re.compile(
        r"(?:\bto(?:\s+(?:further|better|always|proactively|effectively|well))?|\bfor)\s+\Z", re.IGNORECASE
    ),
    rhythm=re.compile(
        r"\b(?:every|each|per|a)\s+(?:day|week|fortnight|month|quarter|half[- ]year|year|(?:three|six|\d+)\s+months"
        r"|monday|tuesday|wednesday|thursday|friday)\b|\b(?:daily|weekly|monthly|quarterly|yearly|annually"
        r"|half-yearly"
        r"|twice\s+a\s+(?:year|month|week)|periodically)\b",
        re.IGNORECASE,
    ),
    outcome=re.compile(
        r"\b(?:growth|grow|gdp|grdp|turnover|exports?|imports?|revenues?|income|productivity|share|proportion"
        r"|rate|ratio"
        r"|rank(?:ing)?s?|index|investment|capital|fdi|remittances|visitors|tourists|arrivals|satisfaction"
        r"|unemployment"
        r"|poverty)\b",
        re.IGNORECASE,
    ),
    target=re.compile(
        r"\b(?:targets?|goals?|aims?|strive|striving|at least|higher|reach|reaching|exceed\w*|double|triple|by)\b"
        r"[^.;]{0,40}(?:\d|\bgrowth\b|\bhigher\b)|\bgrowth\s+target\b",
        re.IGNORECASE,
    ),
    listed=re.compile(r"\b(?:such as|including|namely|for example|like|especially|in particular)\b|:", re.IGNORECASE),
    makes=_any(_MAKES),
    products={kind: _nouns(words) for kind, words in _PRODUCTS.items()},
    answers={
        "report": re.compile(
            r"\breport(?:s|ing)?\s+(?:back\b|(?:to|on|in|the|its|their|every|by|before|results?|\w+ly)\b)",
            re.IGNORECASE,
        ),
        "answer": re.compile(
            r"\b(?:answer(?:s|ing)?|repl(?:y|ies|ying)|respond(?:ing)? to (?:the )?(?:proposals?|questions?"
            r"|letters?|requests?"
            r"|petitions?|recommendations?)|explain|account in writing)\b",
            re.IGNORECASE,
        ),
    },
    between=re.compile(
        r"\b(?:of|on|for|with|under|about|from|in|according|implementation|implementing)\b", re.IGNORECASE
    ),
    names=re.compile(r"\b(?:the|an?|its|their|two|three|four|five|\d+|each|every)\s", re.IGNORECASE),
    has_bare_names=False,
    asides=re.compile(
        r",\s*(?:in|by|before|within|no later than|not later than"
        r"|during)\s[^,;.]{2,45},",
        re.IGNORECASE,
    ),
    product_ends=re.compile(
        r"[,;:.()]\s|[.;]\Z|\b(?:before|by|within|no later than|not later than|deadline|until|in order|so that|and"
        r"\s+(?:submit|report|send|propose)|to be (?:submitted|completed)|every|each|in (?:the )?(?:first"
        r"|second|third|fourth"
        r"|January|February|March|April|May|June|July|August|September|October|November|December|Q\d|20\d\d))\b",
        re.IGNORECASE,
    ),
    opening=re.compile(
        r"\s*(?:,?\s*(?:also|hereby|therefore|now|then|in addition))?\s*,?\s*(?:(?:must|shall|should|will"
        r"|needs?|(?:has|have|had)(?= to\b)"
        r"|is|are|was|were|to|both|also|requested|asked|required|assigned|entrusted|tasked|instructed|directed|urged"
        r"|advised|responsible(?= for)|with|for|it|necessary|that|expected|supposed|let|please|always"
        r"|proactively)\b\s*)+",
        re.IGNORECASE,
    ),
    joint=re.compile(
        r",?\s*(?:\b(?:and|in|jointly)\b\s+)?\b(?:coordinat(?:e|ion|ing)|cooperat(?:e|ion|ing)|collaborat(?:e"
        r"|ion|ing)|together)"
        r"\s+(?:closely\s+)?with\s+(?P<who>[^;.]{3,300}?)(?:,?\s+(?:in|to|on|and)\b(?:,)?\s+(?=\w+ing\b"
        r"|[a-z]+\s+[a-z]+)"
        r"|,\s+(?=\w+ing\b)|(?=[;.]|\Z))",
        re.IGNORECASE,
    ),
    leads=re.compile(
        r"\b(?:take the lead(?: and be responsible)?(?: in| for)?|preside(?: over)?|be in charge of|lead in"
        r"|chair the work of)"
        r"[\s,]*",
        re.IGNORECASE,
    ),
    every=re.compile(
        r"(?:(?:all(?:\s+of)?|each|every|the|our|whole|entire|relevant|related|concerned)\s+)+", re.IGNORECASE
    ),
    parts=re.compile(
        r"\A\s*[-–]\s+|\s+[-–]\s+|\s*(?:,\s*and\s+|;|,|\band\b|&|\bas well as\b|\btogether with\b)\s*", re.IGNORECASE
    ),
    light=frozenset(_LIGHT),
)
