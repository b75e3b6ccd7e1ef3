"""The words that English articles are composed of."""

from __future__ import annotations

from bench.stock import Stock, lines, phrases, split

ENGLISH = Stock(
    words={
        "S": lines("""
            {who} {told} that {np} {would} {vb} {np}{tail}.
            {lead}, {np} {did} {np}{tail}.
            {np} {did} {np}, {who} {told}{when}.
            {np} of {place} {did} {np} {how}{tail}.
            {lead}, {who} {did} {np} and {did} {np}.
            {who}, {role} in {place}, {did} {np}{tail}.
            although {np} {did} {np}, {np} {would} {vb} {np}.
            {np}, which {did} {np}{when}, {would} {vb} {np}.
            what {np} needs, {told} {who}, is {np} and {np}.
            {lead} {np} {would} {vb} {np}, but {np} {did} it {how}.
            neither {np} nor {np} {did} {np}{tail}.
            for {person}, {np} means {np} rather than {np}.
            once {np} {did} {np}, {np} {did} {np} in {place}.
            {who} {did} {np} because {np} {did} {np}{when}.
            in {place}, where {np} {did} {np}, {who} {would} {vb} {np}.
            between {place} and {place}, {np} {did} {np} {how}.
            asked about {np}, {who} {told} that {np} {did} {np}.
            with {np} in hand, {np} {would} {vb} {np}{when}.
            a {a} {n} near {place} {did} {np}{tail}.
            not every {n} in {place} {did} {np}, {told} {person}{tail}.
        """),
        "T": lines("""
            {np} {counted} {number} {nn}{when}, {told} {who}.
            {lead}, {number} {nn} and {number} {nn} were {counted2} in {place}.
            the {n} of {place} {counted} {number} {nn}, {number} percent more than in {year}.
            some {number} {nn} {did} {np}{when}.
            {who} {counted} {number} {nn} for {place} and {number} for {place}.
            of {number} {nn}, {number} {did} {np} {how}.
            since {year}, {np} {counted} {number} {nn}, most of them in {place}.
            {np} cost {number} million crowns, {number} million below what {person} had {counted2}.
        """),
        "np": lines("""
            the {a} {n}
            {a} {nn}
            the {n} of the {a} {n}
            the {n} for {nn}
            its {a} {n}
            a {n} of {a} {nn}
            the {place} {n}
            {nn} from {place}
            the {a} and {a} {n}
            every {a} {n}
            their {n} with {place}
            no {a} {n}
            the {n} between {nn} and {nn}
            several {a} {nn}
        """),
        "who": lines("""
            {person}
            {role} {person}
            {person} of the {place} {n}
            the {a} {role} {person}
            {role} {person} from {place}
        """),
        "tail": ("", "", "", "{when}", " in {place}", " {how}", " despite {np}", " without {np}", " after {np}"),
        "when": ("", "", " on {day}", " in {year}", " before {day}", " since {day}", " {how}"),
        "lead": lines("""
            on {day}
            in {year}
            for the first time since {year}
            near {place}
            meanwhile
            by contrast
            a week later
            behind closed doors
            under {np}
            after {np}
            thanks to {np}
            against {np}
            according to {who}
            instead of {np}
            during {np}
            as {person} {told}
            in a letter to {who}
        """),
        "told": split(
            "said explained argued wrote recalled insisted warned claimed noted repeated replied hinted"
            " suggested admitted objected remarked reported maintained conceded announced"
        ),
        "would": phrases("would|might|could|should|will|may soon|ought to|was to|failed to|hoped to|had to|refused to"),
        "how": split(
            "quickly openly quietly twice gradually firmly again carefully reluctantly abroad together partly"
            " overnight cheaply gladly formally briefly seldom publicly halfway"
        ),
        "counted": split(
            "counted recorded welcomed shipped trained planted repaired licensed inspected delivered lost sold"
        ),
        "counted2": split("counted recorded expected promised registered refused weighed insured planned"),
        "vb": split(
            "open close repair widen question support delay finish rebuild share sell replace measure protect"
            " abandon inspect approve reject revive fund cancel defend rename move reform visit chart paint"
            " outlive welcome publish test double halve shelter reopen settle trace audit connect divide"
            " teach lease"
        ),
        "did": split(
            "opened closed repaired widened questioned supported delayed finished rebuilt shared sold"
            " replaced measured protected abandoned inspected approved rejected revived funded cancelled"
            " defended renamed moved reformed visited charted painted outlived welcomed published tested"
            " doubled halved sheltered reopened settled traced audited connected divided taught leased forgot"
            " followed changed needed praised overtook"
        ),
        "role": split(
            "mayor engineer teacher inspector pilot surgeon director captain clerk professor curator envoy"
            " notary farmer treasurer architect warden printer conductor chemist forester judge trader"
            " mechanic archivist consul"
        ),
        "a": split(
            "new old narrow public quiet coastal northern southern costly modest late early wooden rural"
            " joint secret annual local foreign broken bright heavy urgent steep frozen vacant famous careful"
            " doubtful shared yearly private central distant shallow fertile dusty neutral fragile honest"
            " remote rapid idle formal curious crowded generous regional maritime industrial medical legal"
            " digital rusty golden"
        ),
        "n": split(
            "harbour bridge school museum railway forest market hospital canal library orchard council"
            " theatre dam lighthouse factory court mine archive ferry airport clinic road tower garden treaty"
            " budget tariff census ballot strike harvest drought festival survey licence charter contract"
            " border ministry mission college river island valley quarry brewery laboratory warehouse"
            " vineyard reservoir parliament committee workshop academy observatory shipyard nursery stadium"
            " chapel depot tunnel pipeline meadow inquiry statute pension loan auction patent expedition"
            " embassy garrison monument dictionary orchestra cooperative"
        ),
        "nn": split(
            "boats nurses trains letters bricks students barrels orphans villages tickets engines permits"
            " visitors seeds pumps maps coins windows parcels sailors bicycles musicians pensioners lamps"
            " ballots wells rivers fines herds machines stamps apprentices clerks delegates wagons lectures"
            " beds complaints meadows roofs passports recipes shares lawyers journals tractors telescopes"
            " carpets wages newspapers blankets turbines horses statues merchants grapes shops tunnels"
            " samples vaccines envoys refugees clocks"
        ),
    },
    syllables=split(
        "bar del vor min tas ker lun ost rid fal gen hol jor nev pra quil sel tur ulm wen yar zim cor dan"
        " esk fir gro hem ilm kas lor mur nos ort pel ros sim tol ven war ald bri cas dro ent fen gar has"
    ),
    sizes=(2, 2, 3),
    names=2,
    thousands=",",
    decimal=".",
    day="{weekday} {day} {month}",
    months=split("January February March April May June July August September October November December"),
    weekdays=split("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
)
