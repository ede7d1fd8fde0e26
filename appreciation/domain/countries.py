"""Names of countries, as people write them, and their ISO 3166 codes."""

import re
from functools import cache

from appreciation.domain.folding import folded

_ENGLISH = (
    "AD Andorra|AE United Arab Emirates|AF Afghanistan|AG Antigua & Barbuda|AI Anguilla|"
    "AL Albania|AM Armenia|AO Angola|AQ Antarctica|AR Argentina|AS American Samoa|"
    "AT Austria|AU Australia|AW Aruba|AX Åland Islands|AZ Azerbaijan|"
    "BA Bosnia & Herzegovina|BB Barbados|BD Bangladesh|BE Belgium|BF Burkina Faso|"
    "BG Bulgaria|BH Bahrain|BI Burundi|BJ Benin|BL St. Barthélemy|BM Bermuda|BN Brunei|"
    "BO Bolivia|BQ Caribbean Netherlands|BR Brazil|BS Bahamas|BT Bhutan|"
    "BV Bouvet Island|BW Botswana|BY Belarus|BZ Belize|CA Canada|"
    "CC Cocos (Keeling) Islands|CD Congo - Kinshasa|CF Central African Republic|"
    "CG Congo - Brazzaville|CH Switzerland|CI Côte d'Ivoire|CK Cook Islands|CL Chile|"
    "CM Cameroon|CN China|CO Colombia|CR Costa Rica|CU Cuba|CV Cape Verde|CW Curaçao|"
    "CX Christmas Island|CY Cyprus|CZ Czechia|DE Germany|DJ Djibouti|DK Denmark|"
    "DM Dominica|DO Dominican Republic|DZ Algeria|EC Ecuador|EE Estonia|EG Egypt|"
    "EH Western Sahara|ER Eritrea|ES Spain|ET Ethiopia|FI Finland|FJ Fiji|"
    "FK Falkland Islands|FM Micronesia|FO Faroe Islands|FR France|GA Gabon|"
    "GB United Kingdom|GD Grenada|GE Georgia|GF French Guiana|GG Guernsey|GH Ghana|"
    "GI Gibraltar|GL Greenland|GM Gambia|GN Guinea|GP Guadeloupe|GQ Equatorial Guinea|"
    "GR Greece|GS South Georgia & South Sandwich Islands|GT Guatemala|GU Guam|"
    "GW Guinea-Bissau|GY Guyana|HK Hong Kong SAR China|HM Heard & McDonald Islands|"
    "HN Honduras|HR Croatia|HT Haiti|HU Hungary|ID Indonesia|IE Ireland|IL Israel|"
    "IM Isle of Man|IN India|IO British Indian Ocean Territory|IQ Iraq|IR Iran|"
    "IS Iceland|IT Italy|JE Jersey|JM Jamaica|JO Jordan|JP Japan|KE Kenya|"
    "KG Kyrgyzstan|KH Cambodia|KI Kiribati|KM Comoros|KN St. Kitts & Nevis|"
    "KP North Korea|KR South Korea|KW Kuwait|KY Cayman Islands|KZ Kazakhstan|LA Laos|"
    "LB Lebanon|LC St. Lucia|LI Liechtenstein|LK Sri Lanka|LR Liberia|LS Lesotho|"
    "LT Lithuania|LU Luxembourg|LV Latvia|LY Libya|MA Morocco|MC Monaco|MD Moldova|"
    "ME Montenegro|MF St. Martin|MG Madagascar|MH Marshall Islands|MK North Macedonia|"
    "ML Mali|MM Myanmar (Burma)|MN Mongolia|MO Macao SAR China|"
    "MP Northern Mariana Islands|MQ Martinique|MR Mauritania|MS Montserrat|MT Malta|"
    "MU Mauritius|MV Maldives|MW Malawi|MX Mexico|MY Malaysia|MZ Mozambique|NA Namibia|"
    "NC New Caledonia|NE Niger|NF Norfolk Island|NG Nigeria|NI Nicaragua|NL Netherlands|"
    "NO Norway|NP Nepal|NR Nauru|NU Niue|NZ New Zealand|OM Oman|PA Panama|PE Peru|"
    "PF French Polynesia|PG Papua New Guinea|PH Philippines|PK Pakistan|PL Poland|"
    "PM St. Pierre & Miquelon|PN Pitcairn Islands|PR Puerto Rico|"
    "PS Palestinian Territories|PT Portugal|PW Palau|PY Paraguay|QA Qatar|RE Réunion|"
    "RO Romania|RS Serbia|RU Russia|RW Rwanda|SA Saudi Arabia|SB Solomon Islands|"
    "SC Seychelles|SD Sudan|SE Sweden|SG Singapore|SH St. Helena|SI Slovenia|"
    "SJ Svalbard & Jan Mayen|SK Slovakia|SL Sierra Leone|SM San Marino|SN Senegal|"
    "SO Somalia|SR Suriname|SS South Sudan|ST São Tomé & Príncipe|SV El Salvador|"
    "SX Sint Maarten|SY Syria|SZ Eswatini|TC Turks & Caicos Islands|TD Chad|"
    "TF French Southern Territories|TG Togo|TH Thailand|TJ Tajikistan|TK Tokelau|"
    "TL Timor-Leste|TM Turkmenistan|TN Tunisia|TO Tonga|TR Türkiye|TT Trinidad & Tobago|"
    "TV Tuvalu|TW Taiwan|TZ Tanzania|UA Ukraine|UG Uganda|UM U.S. Outlying Islands|"
    "US United States|UY Uruguay|UZ Uzbekistan|VA Vatican City|"
    "VC St. Vincent & Grenadines|VE Venezuela|VG British Virgin Islands|"
    "VI U.S. Virgin Islands|VN Vietnam|VU Vanuatu|WF Wallis & Futuna|WS Samoa|XK Kosovo|"
    "YE Yemen|YT Mayotte|ZA South Africa|ZM Zambia|ZW Zimbabwe"
)
_ALSO = (
    "AT Österreich/Autriche/Oostenrijk|AU Australien/Australie/Australië|"
    "BE Belgien/Belgique/Bélgica/Belgio/België|BR Brasilien/Brésil/Brasil/Brasile/Brazilië|"
    "CA Kanada/Canadá|CH Schweiz/Suisse/Suiza/Svizzera/Zwitserland|CN Chine/Cina/中国|"
    "CZ Tschechien/Tchéquie/Chequia/Cechia/Tsjechië/Česko|"
    "DE Deutschland/Allemagne/Alemania/Germania/Duitsland|"
    "DK Dänemark/Danemark/Dinamarca/Danimarca/Denemarken/Danmark|EE Estland/Estonie/Eesti|"
    "ES Spanien/Espagne/España/Spagna/Spanje|FI Finnland/Finlande/Finlandia/Suomi|"
    "FR Frankreich/Francia/Frankrijk|"
    "GB Vereinigtes Königreich/Royaume-Uni/Reino Unido/Regno Unito/Verenigd Koninkrijk|"
    "GR Griechenland/Grèce/Grecia/Griekenland/Ελλάδα|"
    "HR Kroatien/Croatie/Croacia/Croazia/Kroatië/Hrvatska|"
    "HU Ungarn/Hongrie/Hungría/Ungheria/Hongarije/Magyarország|"
    "IE Irland/Irlande/Irlanda/Ierland/Éire|IN Indien/Inde|"
    "IS Island/Islande/Islandia/Islanda/IJsland/Ísland|IT Italien/Italie/Italia/Italië|"
    "JP Japon/Japón/Giappone/日本|"
    "KR Südkorea/Corée du Sud/Corea del Sur/Corea del Sud/Zuid-Korea/대한민국|"
    "LT Litauen/Lituanie/Lituania/Litouwen/Lietuva|LU Luxemburg/Luxemburgo/Lussemburgo|"
    "LV Lettland/Lettonie/Letonia/Lettonia/Letland/Latvija|MX Mexiko/Mexique/México/Messico|"
    "NL Niederlande/Pays-Bas/Países Bajos/Paesi Bassi/Nederland|"
    "NO Norwegen/Norvège/Noruega/Norvegia/Noorwegen/Norge|"
    "NZ Neuseeland/Nouvelle-Zélande/Nueva Zelanda/Nuova Zelanda/Nieuw-Zeeland|"
    "PL Polen/Pologne/Polonia/Polska|PT Portogallo|"
    "RO Rumänien/Roumanie/Rumanía/Roemenië/România|RU Russland/Russie/Rusia/Rusland/Россия|"
    "SE Schweden/Suède/Suecia/Svezia/Zweden/Sverige|"
    "SI Slowenien/Slovénie/Eslovenia/Slovenië/Slovenija|"
    "SK Slowakei/Slovaquie/Eslovaquia/Slovacchia/Slowakije/Slovensko|"
    "TR Türkei/Turquie/Turquía/Turchia/Turkije|UA Ucrania/Ucraina/Oekraïne/Україна|"
    "US Vereinigte Staaten/États-Unis/Estados Unidos/Stati Uniti/Verenigde Staten|"
    "ZA Südafrika/Afrique du Sud/Sudáfrica/Sudafrica/Zuid-Afrika"
)
_EVERYDAY = (
    "AE UAE/Emirates|CI Ivory Coast|CN PRC|CZ Czech Republic|DE Federal Republic of Germany|"
    "GB UK/Great Britain/Britain/England/Scotland/Wales/Northern Ireland/Großbritannien/"
    "Grande-Bretagne/Gran Bretaña/Gran Bretagna/Groot-Brittannië|HK Hong Kong|"
    "IE Republic of Ireland|KR Korea/Republic of Korea|MK Macedonia|"
    "MM Myanmar/Burma|MO Macao/Macau|"
    "NL Holland/The Netherlands|RU Russian Federation|SZ Swaziland|TR Turkey/Türkiye|"
    "US USA/United States of America/America/Etats Unis|VN Viet Nam"
)
_SEPARATORS = re.compile(r"[\W_]+")


def country_code(text: str) -> str:
    """Return the ISO code of a country written as a code or a name, or empty when it is none.

    Names are known in English for all, and for the most written in several languages (Unicode
    CLDR). Case, accents and punctuation do not matter.
    """
    key = _name_key(text)
    is_code = len(key) == 2 and key.isascii()
    return "" if is_code and not text.isascii() else _codes_by_name().get(key, "")


@cache
def _codes_by_name() -> dict[str, str]:
    codes: dict[str, str] = {}
    for entry in "|".join((_ENGLISH, _ALSO, _EVERYDAY)).split("|"):
        code, _, names = entry.partition(" ")
        for name in (code, *names.split("/")):
            codes.setdefault(_name_key(name), code)
    return codes


def _name_key(text: str) -> str:
    """Return a name as it is compared; U.S.A. and USA, & and and are one."""
    plain = folded(text.replace("&", " and ").replace(".", ""))
    return " ".join(_SEPARATORS.sub(" ", plain).split())
