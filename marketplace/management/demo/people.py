"""Demo accounts. All share one password, chosen by the loader; every name is invented.

Evaluators are known elsewhere by the part of their address before «@».
"""

from marketplace.management.demo.schema import Person

DOMAIN = "demo.baham.test"


def address(local: str) -> str:
    return f"{local}@{DOMAIN}"


PLATFORM: tuple[Person, ...] = (
    Person(
        email=address("admin"),
        name_fa="شهاب رفیعی",
        name_en="Shahab Rafiei",
        title_fa="مدیر سامانه",
        platform=("platform_admin",),
    ),
    Person(
        email=address("editor"),
        name_fa="ترانه میرزایی",
        name_en="Taraneh Mirzaei",
        title_fa="تحریریهٔ باهم",
        platform=("site_editor",),
    ),
    Person(
        email=address("office1"),
        name_fa="آرش دلاوری",
        name_en="Arash Delavari",
        title_fa="کارشناس دفتر نوآوری",
        platform=("innovation_office",),
    ),
    Person(
        email=address("office2"),
        name_fa="لیلا صبوری",
        name_en="Leila Sabouri",
        title_fa="کارشناس دفتر نوآوری",
        platform=("innovation_office",),
    ),
    Person(
        email=address("office3"),
        name_fa="امیر توکلی",
        name_en="Amir Tavakoli",
        title_fa="مدیر دفتر نوآوری",
        platform=("innovation_office",),
    ),
    Person(
        email=address("auditor"),
        name_fa="مهین یگانه",
        name_en="Mahin Yeganeh",
        title_fa="بازرس",
        platform=("auditor",),
    ),
)

# department | officer's name, English | manager's name, English
STAFF_TABLE = """
transport | کاوه مهرجو، Kaveh Mehrjou | شیرین افشار، Shirin Afshar
civil | بهزاد کرمانی، Behzad Kermani | فرهاد نوایی، Farhad Navaei
services | ژاله امینی، Jaleh Amini | رضا پاک‌سرشت، Reza Pakseresht
planning | نازنین فرهمند، Nazanin Farahmand | سیاوش حکیمی، Siavash Hakimi
social | مریم رادمنش، Maryam Radmanesh | پروانه عطایی، Parvaneh Ataei
finance | حامد شریف‌نیا، Hamed Sharifnia | نسرین ملکی، Nasrin Maleki
waste | سمانه کیانی، Samaneh Kiani | محمود زارع، Mahmoud Zare
parks | الهام سبزواری، Elham Sabzevari | ناصر باغبان‌پور، Naser Baghbanpour
fire | کوروش شجاعی، Kourosh Shojaei | داود همتی، Davoud Hemmati
crisis | ندا آرامش، Neda Aramesh | جمشید ستوده، Jamshid Sotoudeh
ict | پویا رایانی، Pouya Rayani | سهیلا مجد، Soheila Majd
renovation | فرزانه بنا، Farzaneh Banna | ایرج معمارزاده، Iraj Memarzadeh
beautification | بهنوش نگارگر، Behnoush Negargar | منوچهر آذین، Manouchehr Azin
markets | عباس ترابی، Abbas Torabi | فاطمه گلشن، Fatemeh Golshan
metro | شهرزاد ریل‌گر، Shahrzad Railgar | احمد تهرانچی، Ahmad Tehranchi
bus | یاشار سلطانی، Yashar Soltani | مهناز رهنورد، Mahnaz Rahnavard
air | دریا نسیمی، Darya Nasimi | بابک هوایی، Babak Havaei
traffic-control | سپهر گذری، Sepehr Gozari | هما روشن‌ضمیر، Homa Roshanzamir
district-1 | کیانا شمیرانی، Kiana Shemirani | علی دماوندی، Ali Damavandi
district-2 | نیما طرشتی، Nima Tarashti | پریسا سعادت، Parisa Saadat
district-4 | زهرا لویزانی، Zahra Lavizani | حسین جلالی، Hossein Jalali
district-6 | رامین کشاورز، Ramin Keshavarz | سودابه وحدت، Soudabeh Vahdat
district-11 | آذر منیری، Azar Moniri | بهرام امیری، Bahram Amiri
district-12 | طاهره سنگلجی، Tahereh Sangelaji | مسعود بازاریان، Masoud Bazarian
district-15 | مجتبی خاوری، Mojtaba Khavari | اعظم اتابکی، Azam Atabaki
district-20 | راضیه رازی، Razieh Razi | یوسف چشمه، Yousef Cheshmeh
district-22 | سامان چیتگری، Saman Chitgari | گلناز دریایی، Golnaz Daryaei
"""


def _staff() -> tuple[Person, ...]:
    people: list[Person] = []
    for entry in STAFF_TABLE.strip().splitlines():
        code, officer, manager = (cell.strip() for cell in entry.split("|"))
        for role, title, cell in (("officer", "کارشناس", officer), ("manager", "مدیر", manager)):
            name_fa, name_en = (part.strip() for part in cell.split("،"))
            people.append(
                Person(
                    email=address(f"{code}.{role}"),
                    name_fa=name_fa,
                    name_en=name_en,
                    title_fa=title,
                    departments=((code, "officer" if role == "officer" else "manager"),),
                )
            )
    return tuple(people)


# local part | name | English | title | expertise
EVALUATOR_TABLE = """
kaviani | هوشنگ کاویانی | Houshang Kaviani | استاد مدیریت شهری | waste, economy, permits
bahrami | مینا بهرامی | Mina Bahrami | استادیار اینترنت اشیا | waste, lighting, data, parking
nikpour | سعید نیک‌پور | Saeed Nikpour | مهندس نگهداری | waste, public-transport, energy
salimi | هدیه سلیمی | Hedieh Salimi | پژوهشگر پسماند و آب | waste, water, green, markets
taheri | کامران طاهری | Kamran Taheri | مشاور خدمات شهری | waste, markets, community, health
moradi | شیدا مرادی | Sheida Moradi | دانشیار آب و سیلاب | flood, water, earthquake
ahmadi | جلال احمدی | Jalal Ahmadi | استاد مهندسی راه | roads, mobility, construction
zandi | پگاه زندی | Pegah Zandi | برنامه‌ریز حمل‌ونقل | mobility, public-transport, walking-cycling, parking
ostovar | مهدی استوار | Mahdi Ostovar | مهندس سازه و زلزله | earthquake, worn-fabric, construction, heritage
parsa | ستاره پارسا | Setareh Parsa | پژوهشگر کیفیت هوا | air, noise, health, energy
golabchi | رامبد گلاب‌چی | Rambod Golabchi | مرمتگر و معمار | heritage, worn-fabric, construction
daneshvar | آناهیتا دانشور | Anahita Daneshvar | متخصص داده و حریم خصوصی | data, permits, mobility
fathi | یونس فتحی | Younes Fathi | افسر پیشین آتش‌نشانی | fire-safety, earthquake
mokri | گلاره مکری | Gelareh Mokri | طراح فراگیر | accessibility, walking-cycling, community
"""


def _evaluators() -> tuple[Person, ...]:
    people = []
    for entry in EVALUATOR_TABLE.strip().splitlines():
        local, name_fa, name_en, title, fields = (cell.strip() for cell in entry.split("|"))
        expertise = tuple(code.strip() for code in fields.split(","))
        people.append(
            Person(
                email=address(local),
                name_fa=name_fa,
                name_en=name_en,
                title_fa=title,
                platform=("evaluator",),
                expertise=expertise,
            )
        )
    return tuple(people)


STAFF = _staff()
EVALUATORS = _evaluators()
PEOPLE: tuple[Person, ...] = PLATFORM + STAFF + EVALUATORS
