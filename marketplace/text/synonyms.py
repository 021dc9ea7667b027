"""Words of one meaning in the city's subjects, Persian and English.

Invariant: symmetric groups, used at query time only. Editors add theirs through
`marketplace.text.Analyser(synonyms=…)`; this list holds what every city needs. Spellings of one word belong in
`irregular`, compounds in `compounds`.
"""

from typing import Final

_GROUPS: Final = """
    پسماند = زباله = آشغال = waste = garbage
    بازیافت = recycling
    اینترنت اشیا = IoT = internet of things
    هوش مصنوعی = AI = artificial intelligence
    یادگیری ماشین = machine learning
    بینایی ماشین = computer vision
    کلان‌داده = داده‌های بزرگ = big data
    استارتاپ = شرکت نوپا = startup
    دانش‌بنیان = knowledge based
    خودرو = ماشین = اتومبیل = car = vehicle
    موتورسیکلت = موتور = motorcycle
    دوچرخه = bicycle = bike
    اتوبوس = bus
    مترو = قطار شهری = subway = metro
    تاکسی = taxi
    حمل‌ونقل = ترابری = transport = transportation
    ترافیک = راهبندان = traffic
    پارکینگ = توقفگاه = parking
    چراغ راهنمایی = traffic light
    پیاده‌راه = پیاده‌رو = sidewalk
    عابر پیاده = pedestrian
    آلودگی هوا = air pollution
    هوا = air
    آب = water
    پساب = فاضلاب = wastewater = sewage
    سیلاب = سیل = آبگرفتگی = flood = flooding
    فرونشست = land subsidence = subsidence
    زلزله = زمین‌لرزه = earthquake
    آتش‌نشانی = firefighting
    فضای سبز = green space
    انرژی خورشیدی = فتوولتائیک = solar energy
    انرژی = energy
    برق = الکتریسیته = electricity
    باتری = battery
    ساختمان = building
    بافت فرسوده = worn out fabric
    میراث فرهنگی = cultural heritage
    گردشگری = توریسم = tourism
    پهپاد = drone
    حسگر = سنسور = sensor
    ربات = robot
    زنجیره بلوکی = بلاکچین = blockchain
    واقعیت افزوده = augmented reality
    واقعیت مجازی = virtual reality
    دوقلوی دیجیتال = همزاد دیجیتال = digital twin
    نقشه = map
    نرم‌افزار = software
    سخت‌افزار = hardware
    اپلیکیشن = برنامک = app
    وب‌سایت = وبگاه = website
    سامانه = سیستم = system
    داده = دیتا = data
    امنیت سایبری = cybersecurity = cyber security
    نوآوری = innovation
    فناوری = تکنولوژی = technology
    شهر هوشمند = smart city
    شهروند = citizen
    معلول = توان‌یاب = کم‌توان = disabled
    سالمند = elderly
    کودک = child
    دسترسی‌پذیری = accessibility
    سلامت = بهداشت = health
    پروانه ساختمان = جواز ساخت = building permit
    دستفروش = street vendor
    آلودگی صوتی = سروصدا = noise
    نخاله = پسماند ساختمانی
    تصفیه‌خانه = treatment plant
    آموزش = education = training
"""

SYNONYMS: Final = tuple(tuple(phrase.strip() for phrase in line.split("=")) for line in _GROUPS.strip().splitlines())
