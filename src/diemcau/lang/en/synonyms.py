"""English words that two tellings of one thing may choose between.

They are those of official and press English about reports and orders, gathered from the general vocabulary of
administration; a group says no more than that. The first word names it; words joined by a low line stand together.
"""

from __future__ import annotations

# Groups, parted by |.
SYNONYMS = """
firm enterprise company corporation enterprises businesses companies corporate_body
journey trip visit travel tour voyage working_trip
abroad overseas foreign external international global outside_the_country | receive welcome host greet received
agreement accord memorandum memoranda document deal pact memorandum_of_understanding mou accords paper agreements
sign ink conclude_an_agreement | target goal aim objective | counter desk window
seminar briefing workshop course roundtable training_course symposium webinar training_session
submit present lay_before hand_in turn_in send_in file_a_report | finish complete accomplish wrap_up
absorb takeover reception handover take_over hand_over handing_over taking_over
scheme project plan programme program blueprint | young junior | rotation posting rotate
staff personnel workforce employee human_resources | forecast predict anticipate foresee prediction
early earlier prompt timely | accurate exact correct precise
publish public disclose make_known made_known announce announcement make_public made_public publicly_announce
list register roll roster registration enrol enroll sign_up registry
ban blacklist barred banned forbid forbidden forbade prohibit prohibited | quarterly quarter | monthly month
annual year yearly | worker labour labor | explain explanation justify account_for | write written writing in_writing
delay overdue late | refresh update | data information entry | warn alarm alert raise_the_alarm sound_the_alarm
bulletin newsletter note | large big major | bring attract draw drew drawn brought | investor investment invest
help support assist aid | sell sale sold | online internet web digital e-commerce digitise digitize digitalisation
fee charge cost costs charges | drop waive abolish | unconfirmed unverified
settle resolve clear clearance handle tackle deal_with dealt_with dealing_with cope_with sort_out solve
pending outstanding | remittance transfer | phone telephone | payment disbursement disburse pay paid pay_out payments
beneficiary beneficiaries recipient | extend renew prolong lengthen prolonged
restructure reorganize reorganise streamline | apparatus structure organisation organization | quality capacity
coordinate coordination synchronous synchronize | participant attendee | citizen compatriot nationals
commit pledge promise | town municipal | county counties | depart departure boarding
check inspect examine review inspection inspections go_over | job vacancy | grow growth | consolidate strengthen
buy purchase procure bought | repair mend fix restore renovate mending fixing refurbish refurbishment
teach train instruct taught coach_teachers | rule regulation bylaw | law legislation statute | resident inhabitant
road highway | ship vessel boat ships | student pupil learner | illness disease sickness ailment | woman women female
salary wage pay_packet | death dead fatality die died killed kill perish lost_their_lives lose_their_lives fatalities
rescue save pluck_to_safety | evacuate evacuation | storm cyclone typhoon hurricane | flood flooding inundation
permit licence license authorisation authorization allow allowed authorise authorize
halt cease suspend stop stopped discontinue | begin start launch commence kick_off kicked_off get_under_way
close terminate end | reduce lower decrease fall fell fallen go_down went_down
increase raise rise rose risen climb climbed go_up went_up | improve upgrade enhance
accelerate hasten quicken speed_up sped_up | simplify ease facilitate
prepare draft draw_up drawn_up drew_up formulate compile compilation put_together | approve endorse adopt ratify
refuse reject decline | appoint nominate | recruit hire | dispatch deliver send sent
reply respond response answer answered answers | complaint grievance | measure gauge measured measuring
assess evaluate evaluation appraise | research study | protect safeguard defend
monitor supervise oversee watch watching watch_over keep_watch | construct build erect built | widen enlarge expand
collect gather raise_money | prevent avoid avert forestall | danger risk hazard | border frontier boundary boundaries
website portal web_page home_page | week weekly | day daily | conference convention congress
meeting session gathering gathered | talk conversation | chairman chairwoman chairperson | person people persons
officer cadre official | association society | fund foundation | bilateral two-way
bilingual two_languages both_languages two-language dual-language | turnover value worth | trade commerce commercial
remedy dumping anti-dumping countervailing | tourism tourist sightseeing | flight fly flew flown
plane aircraft jetliner | home homeward homeland | ticket rebook fare | injured injure wounded wound hurt injury
relative kin | verify verification | deny denial refute | error mistake slip misprint fault faulty defect defective
calculate compute recalculate work_out | merge merger amalgamate amalgamation | inherit inheritance
task duty assignment | read grasp perceive | surprise unprepared unawares | situation circumstance developments
display put_up pin_up post posted posts stick_up noticeboard notice_board | name names named naming | former previous
good better best | dissolve disband defunct | expire run_out lapse | valid in_force in_effect alive
under_way underway in_progress | in_term within_term not_yet_due | deadline due time_limit | half_year six_months
small little | follow_up followed_up following_up | cut trim | mobilise mobilize | contribute contribution
export exporter | import importer | rank placed ranking | sailor seafarer crew seaman seamen
overseas_vietnamese vietnamese_abroad | advertise publicise publicize showcase | combine integrate integration bundle
scholarship bursary | workplace work_site | goods merchandise commodity | producer manufacturer maker
budget treasury state_coffers | revenue income takings | capital funds funding | village hamlet villagers
locality local localities | highland mountainous upland | child children kid | disaster calamity
ensure guarantee secure | remind reminder reminders | propose suggest recommend | request demand | education schooling
teacher lecturer | doctor physician | hospital infirmary hospitals | poor poverty destitute | safe safety
environment environmental | energy energies | waste rubbish garbage refuse_collection litter | forest woodland forests
land plot | compensation compensate | transport transportation | port harbour harbor seaport
fish fishery fisheries fishes seafood shellfish aquatic_product | fisherman fishermen fisher fishers
agriculture agricultural farming | industry industrial | finance financial | economy economic | culture cultural
science scientific | technology technological tech | diplomacy diplomatic | consul consular
border_gate checkpoint border_crossing crossing_point border_post frontier_post | twinning twin twinned sister
friendship friend friendly | neighbour neighbor
guest visitor tourists traveller traveler travellers travelers holidaymaker | activity event | strategy strategic
procedure formality formalities paperwork | hotline help_line helpline phone_line | question enquiry inquiry query
hear listen | connect connection link
mass_media media press newspaper journalist reporters reporter correspondent journalists | news tidings
share spread circulate | attend participate take_part took_part taking_part taken_part join
celebrate commemorate anniversary | award prize reward | praise commend
punish penalty sanction discipline fine fined | responsible responsibility in_charge | leader leadership | head chief
department dept | committee board commission | contact liaison get_in_touch | government cabinet
nationwide national country-wide whole_country across_the_country | province provincial | region area | north northern
south southern | east eastern | west western | central centre center | half semi | first_quarter quarter_one
difficult difficulty hardship difficulties hard | obstacle bottleneck hurdle barrier | benefit interest
right rights entitlement | efficiency efficient effective effectiveness effectively | transparent transparency
strict stringent | active proactive | sustainable sustainability | stable stability steady | community diaspora
insurance insure insurer | bank banking | loan borrow lending | donate donation | volunteer voluntary
exhibition fair expo | promote promotion boost foster step_up | encourage motivate | negotiate negotiation
discuss discussion debate | implement carry_out execute implementation | apply application | use utilise utilize
manage management | operate operation
allocate allocation earmark set_aside put_aside reserve reserved arrange arranged | prioritise priority prioritize
focus concentrate | investigate investigation probe look_into | analyse analyze analysis | translate translation
hold held organise organize organised organized organising organizing organises organizes | set_up establish found
preserve conserve conservation | install installation | replace replacement | fight combat | illegal unlawful illicit
crime criminal | arrest detain | rectify correction rectified corrected | recover recovery
thrift saving savings economical save_money cut_costs economise economize | tally count counted counting
wharf pier quay jetty dock wharves | drone unmanned_aircraft | scam fraud swindle | trafficking traffickers smuggled
war warfare | incident mishap | accident crash collision collide | sink capsize sank sunk | fire blaze blazes
earthquake quake tremor | drought dry_spell | landslide mudslide | epidemic outbreak pandemic
vaccine vaccinate vaccination inoculate | quarantine isolate isolation cut_off | medicine medication medications
patient sick patients | orphan orphaned | elderly aged | disabled disability | ethnic minority
religion religious faith | monument memorial | museum gallery | photo photograph picture | film movie | music concert
art artwork | craft handicraft artisan | weave weaving woven | shoe footwear | garment apparel clothing clothes
textile fabric cloth | shrimp prawn | rice paddy | machinery machine equipment device
vehicle car automobile motor_vehicle | truck lorry goods_vehicle | bus coach | railway rail railroad | station depot
warehouse storehouse storage_facility | tower mast | cable wire | dam dyke embankment dike levee | well borehole
pipe pipeline | household family | house dwelling housing houses | rent lease | apartment flat
wage_arrears unpaid_wages | overtime extra_hours | unemployment jobless | recruiter recruitment_agency labour_broker
contractor builder | supplier vendor | customer client buyer clients | bid tender | invoice bill | tax levy
subsidy subsidise subsidize allowance | exempt exemption | refund reimburse | asset property | share_capital equity
shortage lack | stock inventory stockpile reserves | origin provenance | standard norm specification
certificate certification certify | patent invention | label tag | brand trademark | inspector auditor audit
complain complaining | accuse allege allegation | apology apologise apologize | invite invitation | accompany escort
introduce introduction | compete contest competition tournament | team squad | exam examination test_paper
degree diploma | graduate graduation | tuition school_fees | interpreter translator | handbook guidebook manual
archive archives archived | back_up backup | classify classification | demarcate demarcation delimit delimitation
patrol patrolling | guard sentry | rehearse rehearsal drill exercise | look_back looked_back looking_back look_over
surpass exceed outstrip overtake | reach attain achieve hit | fall_short miss_target | double twofold | halve halved
remote outlying far_flung | temporary provisional interim | mandatory compulsory obligatory | urgent urgently pressing
continuous continuously non_stop | complex complicated | mutual reciprocal | equal equality | youth young_people
intellectual scholar academic | scientist researcher | expert specialist experts
entrepreneur businessman businesswoman | trader merchant | farmer grower | cooperative co-operative | soldier troops
drug narcotics narcotic | mine landmine explosive | weapon arms | peace peaceful | sovereignty sovereign
territory territorial | politics political | immigration emigration migration migrant
residence residency reside domicile | spouse husband wife | care caring cared carer caregiver
carry carrying carried carries | state stated stating | story stories | ready readiness | master masters mastered
interesting interested | important importance vital crucial | form forms formed formation forming | formal formally
normal normally ordinary usual | computer computers computing | apple apples | entrance entrances
informal informally | customs customs_office customs_authority customs_officer customs_administration
portion portions | noted noting | army military armed_forces | contract contracts contracted
develop development developed developing | office offices headquarters head_office | lead leading leads led
closely closer | terminal terminals | learn learning learned learnt | associate associated | product products
presentation presentations | attraction attractions sights tourist_site scenic_spot | governor governors
poster posters | postal post_office | cargo consignment shipment shipments freight | maritime shipping seaborne
landing landed touchdown touch_down | meet meets met | equip equipped equipping | airline airlines carrier air_carrier
digit digits numeral | tide tides | sail sailing sailed set_sail | lecture lectures | pass passed passing passes
according accordance | performance performances perform performed performing | conclusion conclusions conclude
measures countermeasures | place places venue location site spot | shop store outlet | stored storing storage
pressure pressures | signal signals | restrict limit limited limitation restriction curb | gradual gradually
fan fans | bar bars | tend tends tended | clinical clinically | brief briefly | personal personally
companion companions | bare barely | latter later | mother mothers | ward wards | wary wariness
relatively comparatively | part parts | port_of_call port_call | principal principals
clinic health_station health_post dispensary medical_station | health healthcare medical health_care
revoke recall rescind recalled take_back taken_back took_back
landmark border_markers boundary_stone border_stone marker_post boundary_marker | country nation nations
ultrasound sonography ultrasound_scan | ambulance emergency_vehicle | surgery surgical surgeries
midwife midwives birth_attendant | intensive_care icu
hospitalise hospitalize hospitalised hospitalized hospitalisation admit_to_hospital admitted_to_hospital
bed beds hospital_bed sickbed | blood_donation donate_blood give_blood | telemedicine remote_consultation
laboratory lab laboratories | treat treatment therapy treatments | diagnosis diagnose diagnoses
infect infection infected infections | prosthesis artificial_limb prosthetic | spectacles eyeglasses
malnutrition malnourished undernourished | boarding_school boarding_pupil | dormitory hall_of_residence student_hostel
kindergarten nursery_school preschool | headteacher headmaster headmistress school_principal
vocational_training job_training trade_training | dropout drop_out_of_school leave_school_early
anchor anchored anchorage moored mooring | captain shipmaster | fishing_boat trawler fishing_vessel fishing_ship
life_vest life_jacket lifejacket | lifebuoy life_ring lifebelt | ferry ferryboat ferries
cruise_ship cruise_liner cruise_vessel cruise_boat liner | speedboat motorboat fast_boat | aquaculture fish_farming
fishing_ground fishing_grounds | hatchery hatcheries | cold_storage cold_store cold_warehouse
customs_clearance clear_customs cleared_customs | customs_declaration customs_form
arrival_card entry_card landing_card | arrive arrival arrivals arrived arriving
congestion congested traffic_jam tailback gridlock | queue queues line_up lining_up waiting_line
stamp stamped stamping | scanner scanners scanning | visa_exemption visa_waiver visa-free exempt_from_visas
border_pass laissez-passer travel_pass travel_document travel_paper travel_permit
motorbike motorcycle motorcycles motorbikes | bicycle bike bikes | driver motorist drivers
driving_licence driving_license driver_licence driver_license | runway airstrip | airport airfield aerodrome
toll tolls road_toll | detour detours | road_sign traffic_sign signboard signpost
lamp lamps lighting street_light street_lamp | accommodation lodging lodgings | tour_guide tourist_guide
tour_operator travel_agency travel_agent travel_company | restaurant eatery eateries | souvenir keepsake
stranded stuck marooned | missing unaccounted_for | swept_away washed_away
rainstorm downpour heavy_rain torrential_rain | heatwave hot_spell | cold_spell cold_snap
wildfire forest_fire bushfire | saltwater_intrusion salinity salt_intrusion salinisation saltwater
erosion erode eroded | tent tents | relief relief_goods emergency_relief
seek search sought look_for looking_for looked_for | lifeboat rescue_boat | overstay overstayed overstaying
abscond absconded runaway run_away ran_away escape escaped flee fled | deduct deduction deductions withhold
strike walkout | dismiss sack sacked lay_off laid_off dismissal layoff | resign resignation step_down
retire retirement | apprentice apprenticeship | intern interns internship
non-governmental_organisation non-governmental_organization ngo ngos
counterpart_funds counterpart_funding counterpart_capital matching_funds counterpart_money
bidding_package bid_package tender_package | bidding tendering
donor donors sponsor sponsors benefactor philanthropist | site_clearance land_clearance
break_ground broke_ground groundbreaking ground-breaking | inaugurate inauguration inaugurated
booth stall stalls booths | business_matching business_networking matchmaking | sample samples | catalogue catalog
supermarket supermarkets | corn maize | cassava tapioca manioc | lychee litchi | pomelo grapefruit | peanut groundnut
squid cuttlefish | catfish pangasius | ceramic pottery porcelain ceramics | lacquer lacquerware
incentive incentives preferential | joint_venture joint_ventures | livestock cattle | poultry chicken chickens
pig pigs swine hog | pesticide pesticides | fertiliser fertilizer fertilisers | seedling sapling saplings seedlings
irrigation irrigate irrigated | growing_area growing_area_code | power_station power_plant
substation transformer_station | power_cut blackout power_outage power_failure | solar_panel photovoltaic
hydropower hydroelectric hydroelectricity | clean_water safe_water drinking_water tap_water
sewage wastewater waste_water | landfill dump_site rubbish_tip | emission emissions
pollution pollute polluted contaminate contamination | wildlife wild_animals wild_animal | afforestation reforestation
heritage patrimony | relic vestige historical_site | athlete athletes sportsman sportswoman | football soccer
sports_hall gymnasium gym | stadium sports_ground | spectator spectators | medal medals
press_conference press_briefing news_conference news_briefing | press_release communique | editorial_office newsroom
broadcast broadcasts on_air | legalise legalisation legalize legalization | notarise notarize notary notarised
citizenship nationality | repatriate repatriation repatriated | remains ashes | prison jail imprison imprisoned
lawyer attorney solicitor | hostage hostages | message sms text_message messaging messages
email e-mail electronic_mail | mobile_app phone_app | video_call video_calls
mobile_coverage phone_signal signal_coverage | cashless non-cash | expenditure spending outlay expense expenses
debt debts indebted | advance_payment prepayment paid_in_advance | bonus bonuses | total overall altogether aggregate
average averages | ratio rate proportion percentage | compare comparison compared | estimate estimated estimates
notify notice notification inform informed let_know tell | maintain keep kept retain
postpone put_off defer deferred push_back postponement | unify unified uniform standardise standardize harmonise
resume restart reopen reopened reopening re-open | light_up illuminate illumination lit | feed feeding fed
distribute hand_out handed_out handing_out give_out gave_out distribution | issue issued promulgate
choose select pick selected chosen chose | detect discover uncover | lost lose loss losing | steal stolen theft stole
return come_back came_back go_back went_back | stay remain remained stayed remaining
spokesperson spokesman spokeswoman | cooperation collaborate collaboration | problem trouble | reason cause causes
method manner | period phase stage | main primary | fast quick rapid swift speedy quickly | whole entire
sufficient enough adequate | true real genuine | free free_of_charge at_no_cost without_charge no_charge
night nighttime overnight by_night | noon midday | fortnight two_weeks
round_the_clock day_and_night around_the_clock
open_late open_until_late late_opening stay_open_late stays_open_late longer_opening_hours
last_year previous_year preceding_year | next_year coming_year following_year | island isle islet islands
city_centre downtown | suburb outskirts suburbs | luggage baggage | man men male
police policeman policemen police_officer | waiting_time waiting_times | representative representatives
passenger passengers | classroom classrooms | drown drowned drowning | corpse dead_body | gift gifts
deposit deposits | bandwidth broadband | subscriber subscribers | mother_tongue native_language | dollar usd us_dollar
dong vnd | check_in checked_in checking_in | check_out checked_out checking_out
lift_ban lift_the_ban lifted_the_ban lift_a_ban | remove delete strike_off take_off_the_list erase
report reports reported reporting | partner partnership partners partnerships | win won winning | leave left leaving
shore ashore | damage damages losses damaged | number amount quantity
farm_produce farm_goods farm_product agricultural_product agricultural_produce
tracking_device vessel_tracker journey_tracker monitoring_device | electricity power electric electrical
policy policies | mission missions | substance substances | booking reservation reservations
outbound outgoing going_abroad | on_board aboard | berth berthed docked docking | school schools
duplicate overlap overlapping duplication | fake_news false_news false_information misinformation disinformation
offshore off_the_coast | old_quarter ancient_town old_town historic_quarter | supply supplies supplied supplying
immediate immediately at_once right_away straight_away | birth births born
"""
