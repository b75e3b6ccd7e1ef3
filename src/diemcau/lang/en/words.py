"""English words by what they do around a number."""

from __future__ import annotations

from diemcau.lang import lexicon as lx
from diemcau.lang.en.forms import POSSESSIVES, form_of

LEXICON = lx.build_lexicon(
    {
        lx.PREP: """
            of in at to from with by for on into through across among between within under over about during
            per throughout via towards toward after before behind upon around along without until since as_of
            as_at out_of in_terms_of thanks_to due_to owing_to because_of according_to such_as like as_part_of
            on_behalf_of with_a_view_to near outside inside beyond amid despite
        """,
        lx.DET: """
            the a an its their his her our this these those some any all each every other another such both
            total overall no more_and_more several various many most whole entire
        """,
        lx.AUX: """
            is are was were be been being am has have had having do does did will would can could may might
            shall should must there_is there_are there_were there_was has_been have_been had_been will_be
        """,
        lx.CONJ: "and or but while whereas whilst nor yet so as_well_as together_with along_with & plus",
        lx.REL: "which who whom that whose where when",
        lx.PRON: "it they them he she we us i you there themselves itself him",
        lx.ADV: """
            by_contrast in_turn in_fact for_example in_addition for_instance in_particular by_comparison
            on_average in_total also only just now then still already even respectively alone however thus
            meanwhile moreover notably accordingly altogether together directly successfully actively newly
            jointly mainly mostly basically officially collectively annually currently too rather quite very
            again
        """,
        lx.VERB: """
            reached reach reaches reaching stood stands stand came comes come totalled totaled totals
            totalling totaling amounted amounts amount hit hits surpassed surpass surpasses exceeded exceed
            exceeds exceeding passed equalled equaled equals equal equalling equaling numbered number numbers
            was_put were_put put averaged averages average earned brought made attained attain attains
            achieved achieve achieves achieving registered recorded records record posted saw sees see seen
            ranged ranges range fetched climbed grew fell rose jumped dropped slipped declined increased
            decreased went goes remained remains stayed stays crossed topped tops estimated_at valued_at
            accounted lasted lasts costs cost valued worth_about stood_at measured measures approximated
            bringing touched neared nearing totted generated generates generate yielded consisted consists
            live lives lived work works worked left leave leaves arrived arrive arrives travelled traveled
            stay return returned returns need needs needed begin began start started happened use uses used
            led leads ranked stands_at
        """,
        lx.DO: """
            sent send sends sending received receive receives receiving signed sign signs signing held hold
            holds holding organised organized organise organize organising organizing hosted host hosts
            hosting welcomed welcome welcomes welcoming attracted attract attracts attracting conducted
            conduct conducts conducting carried_out carry_out carries_out carrying_out approved approve
            approves approving issued issue issues issuing granted grant grants granting opened open opens
            opening helped help helps supported support supports assisted assist assists provided provide
            provides providing handled handle handles processed process answered answer answers trained train
            trains built build builds building launched launch launches spent spend spends spending disbursed
            disburse allocated allocate mobilised mobilized raised raise raises raising pledged pledge pledges
            contributed contribute contributes donated donate donates gave give gives given exported export
            exports imported import imports produced produce produces sold sell sells bought purchased
            invested invest invests established establish establishes concluded conclude concludes completed
            complete completes implemented implement implements delivered deliver delivers served serve serves
            repatriated evacuated rescued rescue deployed deploy deploys created create creates employed
            employ employs employing licensed license registered registers registering added add adds adding
            cleared clear clears destroyed destroy seized seize detained arrested resolved resolve settled
            settle attended attend attends joined join joins visited visit visits took_part_in takes_part_in
            participated_in exchanged exchange exchanges upgraded upgrade upgrades facilitated facilitate
            facilitates verified verify published publish publishes translated broadcast advised_on inspected
            patrolled set_up sets_up maintained maintain maintains manages managed operated operate operates
            runs run ran has have had having possesses owns covers covered covering connected connecting
            contains contained counted counts count earned collected collect collects paid pay pays saved save
            saves cut cuts reduced reduce reduces brought bring brings admitted admits recruited recruit
            enrolled awarded awards award offered offer offers gained won win wins drew draws drawn generated
            met meets meet made makes make dispatched dispatch legalised legalized certified refused withdrew
            withdrawn extended extends extend renewed committed commits commit benefited benefits benefiting
            benefitting reached_out treated equipped found finds shipped ships absorbed absorbs lost loses
            killed injured claimed housed houses
        """,
        lx.UP: """
            up up_on up_from above widened widening lengthened extended accelerated quickened boosted gained
            rose rise rises rising increased increase increases increasing grew grow grows growing grown
            growth higher climbed climb jumped jump surged surge surges soared soar expanded expand expanding
            gain gains more upturn surging jumping climbing uptick greater additional advanced risen expansion
            raised hike leap leapt improved improvement quicker faster extra hiked
        """,
        lx.DOWN: """
            down down_on down_from below short_of shortened shortening weakened lost fell fall falls falling
            fallen decreased decrease decreases decreasing dropped drop drops dropping declined decline
            declines declining slipped slip slips slipping reduced reduction reducing lower fewer less cheaper
            shrank shrink shrunk contracted contraction slumped slump plunged plunge tumbled tumble slowed
            slid slide slides sank dipped dip eased narrowed smaller shorter slashed cut worse retreated shed
        """,
        lx.CHANGE_NOUN: """
            increase rise growth decrease decline drop fall reduction jump surge gain slump plunge expansion
            contraction hike uptick dip climb leap loss improvement slide increases rises decreases
        """,
        lx.MORE: """
            more fewer less higher lower greater smaller cheaper better worse further additional extra longer
            shorter faster slower larger bigger above below
        """,
        lx.COMPARE: """
            compared_with compared_to in_comparison_with in_comparison_to against as_against as_compared_with
            as_compared_to than versus vs relative_to as_opposed_to when_compared_with when_compared_to
            up_from down_from compared_against up_on down_on over_the_figure
        """,
        lx.PART: """
            includes include included comprises comprised including of_which comprising consisting_of
            among_which among_them of_whom of_these of_those among_whom in_which of_them inclusive_of
            including_about made_up_of composed_of among_these
        """,
        lx.SHARE: """
            took takes accounted_for accounts_for accounting_for account_for make_up makes_up made_up
            making_up represents represented representing share shares proportion constituted constitutes
            constituting constitute percentage respectively_of occupying occupied occupies taking_up
        """,
        lx.EXPECT: """
            is_put_at are_put_at estimated_at is_foreseen are_foreseen expected expects expect expecting
            estimated estimate estimates estimating forecast forecasts forecasted projected projects_that
            projection predicted predicts anticipated anticipates likely would may might could presumed
            envisaged prospective foreseen seen_reaching on_track on_course_to set_to poised_to
            provisional_estimate believed
        """,
        lx.TARGET: """
            hope hopes hoped hoping work_towards working_towards work_toward called_for calls_for calling_for
            want_to_see wants_to_see target targets targeted targeting aim aims aimed aiming strive strives
            striving strove goal goals objective objectives ambition seeks seek seeking sought endeavour
            endeavours endeavor endeavors vowed vows vow commits_to resolved_to determined_to set_a_target
            set_the_target aspires aspire must should shall
        """,
        lx.PLAN: """
            plan plans planned planning schedule scheduled programme_for intends intend intended slated
            earmarked pledges_to will_grant will_provide will_pay will_build will_open will_send is_to are_to
            due_to_be budgeted to_be_built to_be_held proposes_to
        """,
        lx.PERSON: """
            people persons person citizens citizen nationals workers worker labourers laborers students
            student pupils guests guest visitors visitor tourists tourist travellers travelers delegates
            delegate participants participant officials official officers officer cadres staff employees
            employee civil_servants trainees trainee interns intern experts expert specialists intellectuals
            scholars teachers teacher lecturers doctors nurses physicians soldiers troops police policemen
            fishermen fishers sailors seafarers crew crewmen crew_members women men children girls boys youths
            youth young_people residents resident inhabitants population migrants emigrants immigrants
            refugees returnees victims victim patients patient members member volunteers volunteer
            entrepreneurs businesspeople businessmen businesswomen journalists reporters correspondents
            leaders ambassadors diplomats consuls attaches spokespersons passengers pilgrims pilgrim
            expatriates expats diaspora compatriots evacuees detainees prisoners offenders suspects
            wanted_persons fugitives foreigners graduates scientists researchers engineers technicians artists
            athletes farmers beneficiaries recipients applicants holders candidates attendees learners
            speakers users fans subscribers viewers spectators personnel workforce civil_servant individuals
            families_members overseas_vietnamese vietnamese deaths fatalities casualties survivors lives
            peacekeepers servicemen filipinos indians chinese japanese koreans consultants advisers advisors
            interpreters heads_of_state ministers deputies lawmakers parliamentarians voters believers orphans
            dependents dependants relatives males females adults minors infants households_members jobseekers
            caregivers mentors investors_attending repatriations hosts seafarer ofw ofws nri nris pio pios
        """,
        lx.TRIP: """
            turns turn arrivals person-trips trips_of passengers_trips visitor_arrivals tourist_arrivals
            international_arrivals foreign_arrivals arrivals_of
        """,
        lx.STRUCTURE: """
            yardsticks tasks sides side pillars pillar aspects aspect points point things thing principles
            principle lessons lesson priorities priority factors factor reasons reason steps step stages stage
            directions direction breakthroughs viewpoints contents content ways way words questions question
            topics topic themes theme dimensions dimension fronts front issues parts part groups_of_tasks
            key_tasks main_tasks tasks_and_solutions solutions orientations objectives goals peoples nations
            governments parties neighbours neighbors halves extremes ends fields_of kinds levels tiers eras
            characteristics features messages elements requirements trends missions_and_tasks focuses foci
            strands themes_of axes axis tracks track focus_areas key_areas areas_of_cooperation task_groups
            groups_of tasks_for clusters mottos nos
        """,
        lx.NAME_BEFORE: """
            no nos number num article articles resolution resolutions decree decision circular law directive
            regulation regulations convention protocol chapter section clause point item form level room gate
            highway road route line lines lot page pages figure table annex appendix phase group grade class
            type model version agenda vision flight lane house apartment floor district ward zone block hall
            counter operation session cop covid iso area conclusion footnote file ref reference zip call dial
            telephone tel phone fax hotline mobile bus train platform pier terminal building street expressway
            motorway exit marker markers photo suite hotel radio track kilometre kilometer week term column
            items branch scene round expo iphone boulevard postcode avenue box p.o code issue vol volume part
            paragraph para schedule rule order act bill resolution_no schengen asean+ apec sea dormitory
            post_code dispatch notice report bulletin vietnam+ decision_no battalion brigade regiment
            division_no channel formula sdg goal target_no euro windows mach boeing airbus highway_no
            national_highway provincial_road km_no markers_no typhoon storm category tier stage unit_no
            warning_level lines_s berth field lesson chapter_no step task_no question industry summit_no
        """,
        lx.RANK: """
            ranks rank ranked ranking placed place places largest biggest highest top leading best most
            position positioned busiest longest oldest smallest fastest strongest richest richest-ever came_in
            stands_at
        """,
        lx.PLANWORD: """
            plan target estimate programme schedule goal quota budget plans targets outlay assignment norm
        """,
        lx.MONEY_NOUN: """
            capital turnover value revenue revenues exports imports export import trade investment fdi oda aid
            remittances remittance budget cost costs spending expenditure expenses surplus deficit income
            salary pay wage wages fee fees fund funds funding loan loans grant grants donation donations debt
            gdp disbursement disbursements commitment commitments pledges pledge savings earnings sales
            proceeds price prices credit worth amount sum contracts
        """,
        lx.FLOW: "turnover exports imports revenue revenues remittances",
        lx.STOCK: """
            valid in_force currently now existing active total accumulated cumulative operating still
            at_present presently remaining resident residing living established in_operation to_date so_far
            employs runs home_to stands
        """,
        lx.NATION: """
            nationwide national whole_country entire_country the_country country's nation's countrywide
            country nation
        """,
        lx.OWN: """
            sector industry localities missions ministries provinces departments side party firm authorities
            province city ministry department embassy consulate mission office agency centre center company
            corporation group union association committee commission council municipality district commune
            county state government
        """,
        lx.CONTENT_STOP: """
            strong not instead owing because although though if unless whether how why what once namely i.e
            e.g viz etc e.g. according_to despite not_only but_also as well abroad home nationwide worldwide
            globally overseas here below above away apart ago annually monthly daily yearly onwards compared
            than via ever ahead year-on-year early late afterwards earlier later
        """,
        lx.WORTH: """
            worth valued_at totalling totaling amounting_to equal_to equivalent_to valued estimated_at
            at_a_cost_of equalling equaling priced_at costing to_the_tune_of
        """,
        lx.ACTUAL: "already so_far has_been have_been had_been",
        lx.SAID: """
            said says say stated states announced announces affirmed affirms noted notes reported reports
            showed shows stressed stresses emphasised emphasized added told informed revealed reveals
            highlighted highlights confirmed explained disclosed indicated indicates pointed_out underlined
            underscored recalled remarked according_to
        """,
        lx.THAN: "than",
        lx.PREV: "prev previous_year_figure",
        lx.ITSELF: "figure figures number numbers total totals amount sum count volume it this that level",
        lx.GROW: "growth",
        lx.OF: "of",
        lx.BY: "by",
        lx.TO: "to at",
        lx.AT: "at",
        lx.FROM: "from",
        lx.IN: "in",
        lx.FOR: "for",
        lx.WITH: "with",
        lx.AMONG: "among",
        lx.OUT_OF: "out_of",
        lx.ON: "on over",
        lx.AFTER: "after",
        lx.SINCE: "since",
        lx.AS: "as",
        lx.SAME: "same",
        lx.MANY: "many much",
        lx.THAT: "that",
        lx.IN_TURN: "respectively",
        lx.STATE: "are were is was have has had",
        lx.PAST: "was were had",
        lx.FUTURE: "will shall will_be",
        lx.ARRANGED: "are_to is_to",
        lx.EMPTY_VERB: """
            have has had having includes include included covers covered counts count counted comprises
            comprise contains contained
        """,
        lx.CONSIST: "consists consist consisted numbers numbered",
        lx.EMPTY_NOUN: "persons people person arrivals units items turns cases visits entries",
        lx.STANDING: """
            yoy year-on-year y-o-y modest strong strongest sharp slight significant annual average robust rate
            rates big small share record new combined maximum minimum high additional equivalent overall
            unprecedented initial peak peaks high low all-time historic historical
        """,
        lx.RECORD: "record records peak peaks high highs low lows",
        lx.FRESH: "initial new additional further",
        lx.REFERS: "aim for",
        lx.NAME_PART: "of and the province city",
        lx.RESTATES: "or equivalent_to equal_to i.e",
        lx.EQUALS: "equal_to equivalent_to equalling equaling",
        lx.EQUAL: "equivalent equal",
        lx.WHICH_WAY: "up down",
        lx.LOOSE_CHANGE: "more less additional extra lost gained cut",
        lx.NO_MOVE: "more less growth additional extra fewer lower higher greater further",
        lx.BASE_OPENER: "on over from since",
        lx.BASE_NOUN: "those level period",
        lx.EXTREME: "highest lowest",
        lx.BOUNDS: "ended ending began beginning starting started closed",
        lx.BRACKETS: "bracket brackets bracketed",
        lx.LENGTH: "year years decade decades century centuries copies pages",
        lx.TELEPHONE: "telephone tel hotline fax",
        lx.PAGE: "page",
        lx.GROUP: "group",
        lx.NAME_ALWAYS: """
            resolution flight round photo exit marker week column item no nos article articles room page pages
            level grade section chapter clause annex table figure lot counter platform line lines floor phase
            gate paragraph para route highway box serial hotline telephone tel phone fax
        """,
        lx.AGED: "aged age",
        lx.KNOWN: "the these those both our all",
        lx.BEFORE_ONE: "no any some every each this that the another only",
        lx.BEHIND_ONE: "another day hand side way thing place voice year stop person",
    },
    form_of,
    POSSESSIVES,
)
