"""Work with people, neighbourhoods, markets and money."""

from marketplace.taxonomy.capability_rows import rows

PEOPLE = rows("""
participation | مشارکت شهروندان | Citizen participation | مشارکت مردمی، نظرسنجی محله | community, worn-fabric
crowdsourcing | گزارش مردمی | Crowdsourced reporting | گزارش شهروندی، ۱۳۷ | community, roads
behaviour-change | تغییر رفتار | Behaviour change | نشانک، nudge، فرهنگ‌سازی | waste, community
service-design | طراحی خدمت | Service design | طراحی تجربه، UX | permits, accessibility
accessibility-audit | ارزیابی دسترس‌پذیری | Accessibility auditing | مناسب‌سازی، معلولان، نابینا | accessibility
wayfinding | راهنمایی در شهر | Wayfinding | تابلو، نشانه‌گذاری، مسیر نابینا | accessibility, heritage
training | آموزش مهارتی | Skills training | آموزش، شبیه‌ساز آموزشی | fire-safety, community
sports-tech | فناوری ورزش همگانی | Community sport technology | ورزش محله، بدن‌سازی پارک | community
elder-care | خدمت به سالمندان | Services for older people | سالمند، مراقبت | health, community
child-safety | ایمنی کودک | Child safety | مسیر مدرسه، سرویس مدرسه | walking-cycling, community
emergency-response | عملیات امداد | Emergency response | اورژانس، مدیریت بحران | fire-safety, earthquake
crowd-management | مدیریت جمعیت | Crowd management | ازدحام، تجمع، راهپیمایی | public-transport, heritage
tourism-services | خدمات گردشگری | Tourism services | تور، بوم‌گردی، بلیت موزه | heritage
digital-heritage | مستندسازی میراث | Heritage documentation | آرشیو دیجیتال، موزه مجازی | heritage
local-retail | کسب‌وکار محلی | Local retail | مغازه، بازارچه، صنف | economy, markets
urban-logistics | بار شهری | Urban logistics | پیک، توزیع کالا، لجستیک | mobility, markets, economy
supply-chain | زنجیرهٔ تأمین | Supply chain | تدارکات، ردیابی کالا | markets
food-quality | کیفیت و سلامت غذا | Food quality and safety | باقی‌مانده سم، سلامت میوه | markets, health
revenue-models | مدل درآمدی شهر | Municipal revenue models | عوارض، درآمد پایدار | economy
property-valuation | ارزش‌گذاری ملک | Property valuation | قیمت ملک، املاک | economy, worn-fabric
project-finance | تأمین مالی طرح | Project finance | سرمایه‌گذاری، اوراق، جمع‌سپاری مالی | economy, worn-fabric
""")
