"""English words that two tellings of one thing may choose between.

They are those of official and press English about reports and orders, gathered from the general vocabulary of
administration; a group says no more than that. The first word names it; words joined by a low line stand together.
"""

from __future__ import annotations

# Groups, parted by |.
SYNONYMS = """
firm enterprise company corporation enterprises businesses | journey trip visit travel tour voyage working_trip
abroad overseas foreign external international global | receive welcome host greet received
agreement accord memorandum memoranda document deal pact memorandum_of_understanding mou accords paper | sign conclude
target goal aim objective | counter desk window | seminar briefing workshop course roundtable training_course
submit present lay_before | finish complete accomplish
absorb takeover reception handover take_over hand_over handing_over taking_over
scheme project plan programme program blueprint | young junior | rotation posting rotate
staff personnel workforce employee | forecast predict anticipate foresee prediction | early earlier prompt timely
accurate exact correct precise | publish public disclose make_known made_known
list register roll roster registration enrol enroll sign_up registry | ban blacklist barred banned | quarterly quarter
monthly month | annual year yearly | worker labour labor | explain explanation justify account_for
write written writing in_writing | delay overdue late | refresh update | data information entry
warn alarm alert raise_the_alarm sound_the_alarm | bulletin newsletter note | large big major | bring attract draw
investor investment invest | help support assist aid | sell sale
online internet web digital e-commerce digitise digitize digitalisation | fee charge cost | drop waive abolish
unconfirmed unverified | settle resolve clear clearance | pending outstanding | remittance transfer | phone telephone
payment disbursement disburse pay | beneficiary beneficiaries recipient | extend renew prolong
restructure reorganize reorganise streamline | apparatus structure organisation organization | quality capacity
coordinate coordination synchronous synchronize | participant attendee | citizen compatriot | commit pledge promise
town municipal | county counties | depart departure boarding | check inspect examine review | job place vacancy
grow growth | consolidate strengthen | buy purchase procure | repair mend fix restore renovate | teach train instruct
rule regulation bylaw | law legislation statute | resident inhabitant | road highway | ship vessel boat
student pupil learner | illness disease sickness | woman women female | salary wage
death dead fatality die died killed kill perish | rescue save | evacuate evacuation | storm cyclone typhoon hurricane
flood flooding inundation | permit licence license authorisation authorization | forbid prohibit | halt cease suspend
begin start launch commence | close terminate end | reduce lower decrease | increase raise | improve upgrade enhance
accelerate hasten quicken | simplify ease facilitate | prepare draft | approve endorse adopt ratify
refuse reject decline | appoint nominate | recruit hire | dispatch deliver
reply respond response answer answered answers | complaint grievance | measure gauge
assess evaluate evaluation appraise | research study | protect safeguard defend
monitor supervise oversee watch watching watch_over keep_watch | construct build erect | widen enlarge expand
collect gather raise_money | prevent avoid | danger risk hazard | border frontier boundary boundaries limits
website portal web_page home_page | week weekly | day daily | conference convention congress
meeting session gathering gathered | talk conversation | chairman chairwoman chairperson | person people persons
officer cadre official | association society | fund foundation | bilateral two-way
bilingual two_languages both_languages two-language dual-language | turnover value worth | trade commerce commercial
remedy dumping anti-dumping countervailing | tourism tourist sightseeing | flight fly flew flown
plane aircraft airliner | home homeward homeland | ticket rebook fare | injured injure wounded wound hurt injury
relative kin | verify verification | deny denial refute | error mistake slip misprint
calculate compute recalculate work_out | merge merger amalgamate amalgamation | inherit inheritance
task duty assignment | read grasp perceive | surprise unprepared unawares | situation development circumstance
display put_up pin_up post posted posts | name names named naming | former previous | good better best
dissolve disband defunct | expire run_out lapse | valid in_force in_effect alive | under_way underway in_progress
in_term within_term not_yet_due | deadline due time_limit | half_year six_months | small little
follow_up followed_up following_up | cut trim | mobilise mobilize | contribute contribution | export exporter
import importer | rank placed ranking | sailor seafarer crew | overseas_vietnamese vietnamese_abroad
advertise publicise publicize showcase | combine integrate integration bundle | scholarship bursary
workplace work_site | goods merchandise commodity | producer manufacturer | budget treasury | revenue income takings
capital funds | village hamlet | locality local localities | highland mountainous upland | child children kid
disaster calamity | ensure guarantee secure | remind recall | propose suggest recommend | request demand
education schooling | teacher lecturer | doctor physician | hospital clinic | poor poverty | safe safety
environment environmental | energy power | waste rubbish garbage | forest woodland | land plot
compensation compensate | transport transportation | port harbour harbor | fish fishery fisheries
fisherman fishermen fisher | agriculture agricultural farming | industry industrial | finance financial
economy economic | culture cultural | science scientific | technology technological tech | diplomacy diplomatic
consul consular | border_gate checkpoint | twinning twin twinned sister | friendship friend friendly
neighbour neighbor | guest visitor | activity event | strategy strategic | procedure formality formalities paperwork
hotline help_line helpline | question enquiry inquiry query | hear listen | connect connection link
mass_media media press newspaper journalist | news tidings | share spread circulate
attend participate take_part took_part taking_part taken_part join | celebrate commemorate anniversary
award prize reward | praise commend | punish penalty sanction discipline | responsible responsibility
leader leadership | head chief | department dept | committee board commission | contact liaison | government cabinet
nationwide national nation | province provincial | region area | north northern | south southern | east eastern
west western | central centre center | half semi | first_quarter quarter_one | difficult difficulty hardship
obstacle bottleneck hurdle barrier | benefit interest | right rights entitlement
efficiency efficient effective effectiveness | transparent transparency | strict stringent | active proactive
sustainable sustainability | stable stability steady | community diaspora | insurance insure | bank banking
loan borrow | donate donation | volunteer voluntary | exhibition fair expo | promote promotion boost foster step_up
encourage motivate | negotiate negotiation | discuss discussion debate
implement carry_out execute implementation perform | apply application | use utilise utilize | manage management
operate operation | allocate allocation | prioritise priority prioritize | focus concentrate
investigate investigation probe | analyse analyze analysis | compile compilation | translate translation | hold held
set_up establish found | preserve conserve conservation | install installation | replace replacement | fight combat
illegal unlawful illicit | crime criminal | arrest detain | rectify correction rectified corrected | recover recovery
thrift saving savings economical save_money cut_costs | tally count counted | wharf pier quay jetty dock
drone unmanned_aircraft | scam fraud swindle | trafficking traffickers smuggled | war warfare | incident mishap
accident crash collision collide | sink capsize | fire blaze | earthquake quake tremor | drought dry_spell
landslide mudslide | epidemic outbreak pandemic | vaccine vaccinate vaccination inoculate
quarantine isolate isolation | medicine medical | patient sick | orphan orphaned | elderly aged | disabled disability
ethnic minority | religion religious faith | monument memorial | museum gallery | photo photograph picture
film movie | music concert | art artwork | craft handicraft artisan | weave weaving woven | shoe footwear
garment apparel clothing | textile fabric cloth | seafood shellfish | shrimp prawn | rice paddy
machinery machine equipment device | vehicle car automobile | truck lorry | bus coach | railway rail railroad
station depot | warehouse storehouse store | tower mast | cable wire | dam dyke embankment | well borehole
pipe pipeline | household family | house dwelling housing | rent lease | apartment flat | wage_arrears unpaid_wages
overtime extra_hours | unemployment jobless | recruiter recruitment_agency labour_broker | contractor builder
supplier vendor | customer client buyer | bid tender | invoice bill | tax levy | subsidy subsidise subsidize allowance
exempt exemption | refund reimburse | asset property | share_capital equity | shortage lack | stock inventory
origin provenance | standard norm specification | certificate certification certify | patent invention | label tag
brand trademark | inspector auditor audit | complain complaining | accuse allege allegation
apology apologise apologize | invite invitation | accompany escort | introduce introduction
compete contest competition tournament | team squad | exam examination test_paper | degree diploma
graduate graduation | tuition school_fees | interpreter translator | handbook guidebook manual
archive archives archived | back_up backup | classify classification | demarcate demarcation border_markers
patrol patrolling | guard sentry | rehearse rehearsal drill exercise | look_back looked_back looking_back look_over
surpass exceed outstrip overtake | reach attain achieve hit | fall_short miss_target | double twofold | halve halved
remote outlying far_flung | temporary provisional interim | mandatory compulsory obligatory | urgent urgently pressing
continuous continuously non_stop | complex complicated | mutual reciprocal | equal equality | youth young_people
intellectual scholar academic | scientist researcher | expert specialist | entrepreneur businessman businesswoman
trader merchant | farmer grower | cooperative co-operative | soldier troops | drug narcotics narcotic
mine landmine explosive | weapon arms | peace peaceful | sovereignty sovereign | territory territorial
politics political | immigration emigration migration migrant | residence residency reside | spouse husband wife
"""
