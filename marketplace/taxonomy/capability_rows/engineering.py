"""Things that are built, moved, lit, repaired or made safe."""

from marketplace.taxonomy.capability_rows import rows

ENGINEERING = rows("""
electric-drive | پیشرانهٔ برقی | Electric drivetrains | خودرو برقی، موتور برقی، EV | public-transport, air
vehicle-charging | شارژ خودرو برقی | Vehicle charging | ایستگاه شارژ، شارژر | energy, mobility
battery-systems | سامانهٔ باتری | Battery systems | BMS، باتری لیتیومی | energy, public-transport
solar-power | برق خورشیدی | Solar power | پنل خورشیدی، فتوولتاییک، PV | energy, lighting
heat-pumps | پمپ گرما و سرمایش | Heat pumps and cooling | تهویه مطبوع، موتورخانه، HVAC | energy
building-envelope | پوسته و عایق ساختمان | Building envelopes and insulation | عایق حرارتی، نما | energy, construction
smart-lighting | روشنایی هوشمند | Smart lighting | چراغ هوشمند، دیمر، LED | lighting
power-electronics | الکترونیک قدرت | Power electronics | مبدل، اینورتر | energy, lighting, public-transport
industrial-automation | خودکارسازی صنعتی | Industrial automation | PLC، اتوماسیون صنعتی | waste, water
robotics | رباتیک | Robotics | ربات، روبات | water, fire-safety, waste
pipe-inspection | بازرسی درون لوله و کانال | Pipe and culvert inspection | ویدیومتری، ربات لوله | water, flood
trenchless | ترمیم بدون حفاری | Trenchless repair | لایه‌گذاری لوله، CIPP، بدون حفاری | water, roads
road-materials | مصالح روسازی | Paving materials | آسفالت، روسازی، قیر | roads
pavement-inspection | ارزیابی روسازی | Pavement inspection | خرابی آسفالت، چاله، PCI | roads
concrete-tech | فناوری بتن | Concrete technology | بتن الیافی، بتن متخلخل | construction, roads, flood
permeable-paving | کف‌پوش نفوذپذیر | Permeable paving | آسفالت متخلخل، سنگفرش نفوذپذیر | flood, walking-cycling
seismic-retrofit | مقاوم‌سازی لرزه‌ای | Seismic retrofitting | بهسازی لرزه‌ای | earthquake, worn-fabric, heritage
rapid-assessment | ارزیابی سریع ساختمان | Rapid building assessment | ارزیابی پس از زلزله، RVS | earthquake, worn-fabric
early-warning | هشدار زودهنگام | Early warning | هشدار سریع، آژیر | earthquake, flood, fire-safety
prefabrication | پیش‌سازی و ساخت سریع | Prefabrication | صنعتی‌سازی، مدولار، پیش‌ساخته | construction, worn-fabric
excavation-safety | ایمنی گودبرداری | Excavation safety | گود، نیلینگ، پایدارسازی گود | construction, earthquake
tunnel-systems | تأسیسات تونل | Tunnel systems | تهویه تونل، جت‌فن | roads, fire-safety
bridge-inspection | بازرسی پل | Bridge inspection | پل، عرشه پل | roads
noise-barriers | مهار صدا | Noise control | دیوار صوتی، عایق صدا، ضدصدا | noise
traffic-signals | چراغ راهنمایی | Traffic signals | کنترلر چراغ، SCATS، تقاطع هوشمند | mobility
traffic-safety | ایمنی راه | Road safety | کاهش تصادف، ایمنی عابر | mobility, walking-cycling
bicycle-systems | دوچرخهٔ اشتراکی | Bike sharing | بایک شیرینگ، بیدود | walking-cycling
micro-mobility | خودرو سبک شهری | Micromobility | اسکوتر برقی، ریزجابه‌جایی | walking-cycling, mobility
rail-systems | سامانه‌های ریلی | Rail systems | مترو، واگن، ریل | public-transport
elevators | آسانسور و پله‌برقی | Lifts and escalators | پله برقی، بالابر | public-transport, accessibility
assistive-tech | فناوری کمکی | Assistive technology | ابزار توان‌خواهان، صندلی چرخ‌دار | accessibility
fire-suppression | اطفای حریق | Fire suppression | اسپرینکلر، خاموش‌کننده | fire-safety
protective-equipment | تجهیزات ایمنی فردی | Personal protective equipment | لباس آتش‌نشان، PPE | fire-safety
conservation-materials | مواد حفاظت و مرمت | Conservation materials | مرمت، استحکام‌بخشی، آجر | heritage
street-furniture | مبلمان شهری | Street furniture | نیمکت، ایستگاه، المان | accessibility, community
additive-manufacturing | ساخت افزایشی | Additive manufacturing | چاپ سه‌بعدی، پرینت سه بعدی | construction, heritage
heavy-machinery | ماشین‌آلات خدمات شهری | Municipal machinery | جاروب مکانیزه، خودرو خدماتی | waste, green
cold-chain | زنجیرهٔ سرد | Cold chain | سردخانه، یخچال | markets
packaging | بسته‌بندی | Packaging | بسته بندی، کارتن، سبد | markets, waste
""")
