"""The 22 districts of Tehran with their place on the tile map, and well-known neighbourhoods of each.

Tiles: ``column`` counts from the west and ``row`` from the north, both from 1; the map never mirrors. The list of
neighbourhoods is a beginning for search and address forms, not the official register: a city imports its own.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DistrictRow:
    number: int
    name_fa: str
    name_en: str
    column: int
    row: int
    neighbourhoods: tuple[tuple[str, str], ...]


def _district(number: int, digits: str, column: int, row: int, neighbourhoods: str) -> DistrictRow:
    pairs = (pair.split("/") for pair in neighbourhoods.split("،"))
    places = tuple((fa.strip(), en.strip()) for fa, en in pairs)
    return DistrictRow(number, f"منطقهٔ {digits}", f"District {number}", column, row, places)


DISTRICTS: tuple[DistrictRow, ...] = (
    _district(
        1,
        "۱",
        5,
        1,
        "تجریش/Tajrish، نیاوران/Niavaran، دربند/Darband، زعفرانیه/Zafaraniyeh، الهیه/Elahiyeh، قیطریه/Qeytarieh،"
        "جماران/Jamaran، دزاشیب/Dezashib، ولنجک/Velenjak، اقدسیه/Aqdasieh، ازگل/Ozgol",
    ),
    _district(
        2,
        "۲",
        3,
        2,
        "سعادت‌آباد/Saadat Abad، شهرک غرب/Shahrak-e Gharb، گیشا/Gisha، طرشت/Tarasht، فرحزاد/Farahzad، پونک/Punak،"
        "شهرآرا/Shahrara، مرزداران/Marzdaran، ستارخان/Sattarkhan، اوین/Evin",
    ),
    _district(
        3,
        "۳",
        4,
        2,
        "ونک/Vanak، قلهک/Gholhak، دروس/Darrous، ظفر/Zafar، جردن/Jordan، میرداماد/Mirdamad، پاسداران/Pasdaran،"
        "اختیاریه/Ekhtiarieh، ده‌ونک/Deh-e Vanak",
    ),
    _district(
        4,
        "۴",
        5,
        2,
        "تهران‌پارس/Tehranpars، لویزان/Lavizan، شمیران‌نو/Shemiran-e No، حکیمیه/Hakimieh، قنات‌کوثر/Qanat Kowsar،"
        "مجیدیه/Majidieh، علم‌وصنعت/Elm-o-Sanat، خاک‌سفید/Khak-e Sefid، پاسداران شرقی/East Pasdaran",
    ),
    _district(
        5,
        "۵",
        2,
        2,
        "پونک شمالی/North Punak، جنت‌آباد/Jannat Abad، کن/Kan، شهران/Shahran، اکباتان/Ekbatan، باغ فیض/Bagh-e Feyz،"
        "شهر زیبا/Shahr-e Ziba، سولقان/Sulqan، المهدی/Al-Mahdi",
    ),
    _district(
        6,
        "۶",
        4,
        3,
        "یوسف‌آباد/Yousef Abad، امیرآباد/Amir Abad، ولیعصر/Valiasr، بهجت‌آباد/Behjat Abad، آرژانتین/Argentine،"
        "کشاورز/Keshavarz، عباس‌آباد/Abbas Abad، دانشگاه تهران/University of Tehran",
    ),
    _district(
        7,
        "۷",
        5,
        3,
        "سهروردی/Sohrevardi، نیلوفر/Niloufar، نظام‌آباد/Nezam Abad، گرگان/Gorgan، بهار/Bahar، هفت‌تیر/Haft-e Tir،"
        "خواجه‌نصیر/Khajeh Nasir، ارامنه/Armenian Quarter، دهقان/Dehqan",
    ),
    _district(
        8,
        "۸",
        6,
        3,
        "نارمک/Narmak، هفت‌حوض/Haft Howz، تهران‌پارس جنوبی/South Tehranpars، وحیدیه/Vahidieh، مدائن/Madaen،"
        "تسلیحات/Taslihat، فدک/Fadak، کرمان/Kerman",
    ),
    _district(
        9,
        "۹",
        2,
        3,
        "مهرآباد/Mehrabad، استاد معین/Ostad Moein، دکتر هوشیار/Dr Hoshyar، سرآسیاب/Sar Asiab، فتح/Fath،"
        "امامزاده عبدالله/Emamzadeh Abdollah، شمشیری/Shamshiri",
    ),
    _district(
        10,
        "۱۰",
        3,
        3,
        "بریانک/Beryanak، سلسبیل/Salsabil، هفت‌چنار/Haft Chenar، کارون/Karoun، زنجان جنوبی/South Zanjan،"
        "سلیمانی/Soleymani، شبیری/Shobeyri، تیموری/Teymouri",
    ),
    _district(
        11,
        "۱۱",
        4,
        4,
        "منیریه/Monirieh، امیریه/Amirieh، راه‌آهن/Rah Ahan، حر/Horr، قلمستان/Qalamestan، مخصوص/Makhsous،"
        "انقلاب/Enqelab، شیخ هادی/Sheikh Hadi، پاستور/Pasteur",
    ),
    _district(
        12,
        "۱۲",
        5,
        4,
        "بازار/Bazaar، سنگلج/Sangelaj، پامنار/Pamenar، عودلاجان/Oudlajan، ایران/Iran، بهارستان/Baharestan،"
        "هرندی/Harandi، امامزاده یحیی/Emamzadeh Yahya، شوش/Shoush، فردوسی/Ferdowsi، لاله‌زار/Lalehzar",
    ),
    _district(
        13,
        "۱۳",
        6,
        4,
        "پیروزی/Pirouzi، نیروی هوایی/Niru Havayi، تهران‌نو/Tehran-e No، دهقان/Dehqan، زینبیه/Zeynabieh،"
        "سرخه‌حصار/Sorkheh Hesar، شورا/Shoura، آشتیانی/Ashtiani",
    ),
    _district(
        14,
        "۱۴",
        6,
        5,
        "دولاب/Doulab، پرستار/Parastar، شکیب/Shakib، قصر فیروزه/Qasr-e Firouzeh، ابوذر/Abouzar،"
        "چهارصددستگاه/Chaharsad Dastgah، سیزده آبان/Sizdah Aban، نبی اکرم/Nabi Akram",
    ),
    _district(
        15,
        "۱۵",
        5,
        5,
        "خاوران/Khavaran، مشیریه/Moshirieh، افسریه/Afsarieh، مسعودیه/Masoudieh، اتابک/Atabak، هاشم‌آباد/Hashem Abad،"
        "مظاهری/Mazaheri، کیان‌شهر/Kianshahr، شوش شرقی/East Shoush",
    ),
    _district(
        16,
        "۱۶",
        4,
        5,
        "نازی‌آباد/Nazi Abad، جوادیه/Javadieh، خزانه/Khazaneh، یاغچی‌آباد/Yaghchi Abad، علی‌آباد/Ali Abad،"
        "بعثت/Besat، تختی/Takhti، شهرک بعثت/Besat Town",
    ),
    _district(
        17,
        "۱۷",
        3,
        4,
        "یافت‌آباد/Yaft Abad، امامزاده حسن/Emamzadeh Hassan، فلاح/Fallah، گلچین/Golchin، بلورسازی/Bolour Sazi،"
        "زمزم/Zamzam، ابوذر غربی/West Abouzar، جلیلی/Jalili، زهتابی/Zehtabi",
    ),
    _district(
        18,
        "۱۸",
        2,
        4,
        "شهرک ولیعصر/Valiasr Town، شادآباد/Shad Abad، یافت‌آباد جنوبی/South Yaft Abad، خلیج فارس/Khalij-e Fars،"
        "صاحب‌الزمان/Saheb-ol-Zaman، فردوس/Ferdows، تولیددارو/Tolid Daru",
    ),
    _district(
        19,
        "۱۹",
        3,
        5,
        "خانی‌آباد نو/Khani Abad-e No، عبدل‌آباد/Abdol Abad، نعمت‌آباد/Nemat Abad، شریعتی/Shariati، دولتخواه/Dowlatkhah،"
        "شکوفه/Shokoufeh، اسماعیل‌آباد/Esmail Abad",
    ),
    _district(
        20,
        "۲۰",
        4,
        6,
        "شهر ری/Shahr-e Rey، دولت‌آباد/Dowlat Abad، جوانمرد/Javanmard، صفائیه/Safaieh، سرتخت/Sartakht،"
        "نفرآباد/Nafar Abad، چشمه‌علی/Cheshmeh Ali، منصوریه/Mansourieh، باروت‌کوبی/Barout Koubi",
    ),
    _district(
        21,
        "۲۱",
        1,
        3,
        "تهرانسر/Tehransar، چیتگر جنوبی/South Chitgar، وردآورد/Vardavard، شهرک آزادی/Azadi Town،"
        "باشگاه نفت/Bashgah-e Naft، ویلاشهر/Villa Shahr، شهرک فرهنگیان/Farhangian Town",
    ),
    _district(
        22,
        "۲۲",
        1,
        2,
        "چیتگر/Chitgar، دریاچهٔ شهدای خلیج فارس/Persian Gulf Martyrs Lake، شهرک گلستان/Golestan Town، آزادشهر/Azadshahr،"
        "شریف/Sharif، دهکدهٔ المپیک/Olympic Village، زیبادشت/Zibadasht، امید دژبان/Omid Dezhban",
    ),
)
