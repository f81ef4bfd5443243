"""What kind of place of Order 799 a place of Datong's article 7 is, and what follows for the days to keep footage.

Where the nouns are the same the words decide; where they are not, a named reading bridges them, and what neither
settles stays for the police to find.
"""

from __future__ import annotations

from regkit.datong.facts import PlaceType, Site
from regkit.datong.retention import Recording
from regkit.language import Label, Reading
from regkit.language.once import once
from regkit.national.layers import Confidence
from regkit.national.video.facts import Place, PlaceClass, PlaceKind
from regkit.national.video.footage import THIRTY
from regkit.national.video.regulation import VIDEO
from regkit.national.video.scope import managing_unit_duties_bind

__all__ = ["ALIKE", "PLACES", "follow_retention", "place_of"]

ALIKE = Reading(
    id="datong.7.national_kind",
    question_zh="本办法第七条的场所与条例用语不同的,按含义对应到条例的哪类场所?",
    question_en="which kind of Order 799 is a place that the city calls by another noun?",
    options={
        "meaning": Label("按含义对应,如商场为商贸中心", "the one of like meaning, as a mall is a trade centre"),
        "found": Label("由公安机关认定", "as the police find"),
    },
    default="meaning",
    why=Label(
        "条例第七条的列举是开放的（“等”），用语不同而所指的场所相同",
        "the lists of article 7 of Order 799 are open (等), and the nouns name the same places in other words",
    ),
    quote=VIDEO.article(7).para(2).cite("下列公共场所涉及公共安全区域的公共安全视频系统"),
)

T, K, SURE, ALIKE_ONLY = PlaceType, PlaceKind, Confidence.HIGH, Confidence.MEDIUM
KINDS: tuple[tuple[PlaceKind, Confidence, tuple[PlaceType, ...]], ...] = (
    (K.ROAD, SURE, (T.ARTERIAL_ROAD, T.INTERSECTION)),
    (K.BRIDGE, SURE, (T.BRIDGE,)),
    (K.TUNNEL, SURE, (T.TUNNEL,)),
    (K.UNDERGROUND_PASSAGE, SURE, (T.UNDERGROUND_PASSAGE,)),
    (K.LIKE_ROADS, ALIKE_ONLY, (T.OVERPASS,)),
    (K.SQUARE, SURE, (T.CITY_SQUARE,)),
    (K.PARK, SURE, (T.CITY_PARK,)),
    (K.AIRPORT, SURE, (T.AIRPORT,)),
    (K.RAILWAY_STATION, SURE, (T.RAILWAY_STATION,)),
    (K.COACH_STATION, SURE, (T.COACH_STATION,)),
    (K.MEDICAL, SURE, (T.HOSPITAL, T.CLINIC)),
    (K.EDUCATION, SURE, (T.SCHOOL, T.KINDERGARTEN)),
    (K.CULTURE_SPORT, SURE, (T.ENTERTAINMENT_VENUE, T.SPORTS_VENUE)),
    (K.CULTURE_SPORT, ALIKE_ONLY, (T.INTERNET_CAFE, T.MUSEUM)),
    (K.EXHIBITION_CENTRE, ALIKE_ONLY, (T.EXHIBITION_HALL,)),
    (K.TRADE_CENTRE, ALIKE_ONLY, (T.SHOPPING_MALL,)),
)
"""The kinds of Order 799 for those of the city, and how sure that is."""
NOT_PUBLIC = (
    *(T.NATIONAL_KEY_RESEARCH, T.OTHER_RESEARCH, T.DANGEROUS_PRODUCTION, T.DANGEROUS_STORAGE, T.WAREHOUSE),
    *(T.WATER_SUPPLY, T.DRAINAGE, T.POWER, T.GAS, T.HEAT, T.RURAL_POWER, T.WATER_PROJECT),
    *(T.RADIO_STATION, T.TELEVISION_STATION, T.NEWSPAPER, T.BANK_BACK_OFFICE, T.COMPANY_OFFICE),
)
"""What is not public inside, as read; the surroundings of key units are places of article 7 of Order 799."""
PUBLIC = (
    *(T.HOTEL, T.RESTAURANT, T.MARKET, T.SUPERMARKET, T.TELECOM_SERVICE, T.POSTAL_SERVICE, T.FINANCIAL_SERVICE),
    *(T.INSURANCE_SERVICE, T.BUS_STOP),
)
"""What is public and named by neither item: of article 7 or of article 9, as the police find."""

PLACES: dict[PlaceType, tuple[Place, Confidence]] = {
    **{one: (Place(kind=kind), sure) for kind, sure, kinds in KINDS for one in kinds},
    **{one: (Place(found_to_be=PlaceClass.NOT_PUBLIC), ALIKE_ONLY) for one in NOT_PUBLIC},
    **{one: (Place(kind=K.UNNAMED, public=True), SURE) for one in PUBLIC},
}
"""The places of Order 799 for the city's kinds; of those that are not here nothing is concluded."""
UNKNOWN = Place()
PARKING = Place(kind=K.PUBLIC_PARKING), SURE


def place_of(site: Site) -> tuple[Place, Confidence]:
    """Return what a site of Datong is for Order 799, and how sure that is; an empty place where nothing is concluded.

    A car park is named (公共停车场) where it is public and people gather there.
    """
    kind = site.place_type
    if kind is T.PARKING_LOT and site.people_gather:
        return PARKING
    return PLACES.get(kind, (UNKNOWN, Confidence.LOW)) if kind is not None else (UNKNOWN, Confidence.LOW)


@once
def follow_retention(recording: Recording, place: Place) -> Recording:
    """Return a recording with what Order 799 settles of the city's own question: “从其规定”.

    Its days, and whether the place is one for which it sets them; that stays open where the class of the place is not
    known. What another law or regulation sets is kept and goes before; a contract or a ministry's rule sets nothing.
    Ask the city's rules on a day from 1 April 2025.

    Args:
        recording: the recording, as the city's rules know it.
        place: the place, as Order 799 knows it.
    """
    if recording.national_place is not None or recording.other_law is not False:
        return recording
    bound = managing_unit_duties_bind(place, on=VIDEO.commenced)
    said = {name: getattr(recording, name) for name in recording.model_fields_set - {"other_days", "other_rank"}}
    told = {} if bound.value is None else {"national_place": bound.value}
    return Recording.model_validate({**said, **told, "other_law": False, "other_days": THIRTY.value})
