"""Air, water, soil, waste, plants and energy."""

from marketplace.taxonomy.capability_rows import rows

ENVIRONMENT = rows("""
waste-sorting | جداسازی پسماند | Waste sorting | تفکیک زباله، تفکیک پسماند، سورتینگ | waste
composting | کمپوست | Composting | کود آلی، ورمی‌کمپوست | waste, green
anaerobic-digestion | هضم بی‌هوازی | Anaerobic digestion | بیوگاز، زیست‌گاز | waste, energy
leachate-treatment | تصفیهٔ شیرابه | Leachate treatment | شیرابه زباله، آرادکوه | waste, water
construction-waste | بازیافت نخاله | Construction waste recycling | نخاله ساختمانی | waste, construction
plastic-recycling | بازیافت پلاستیک | Plastic recycling | پت، پلاستیک، بازیافت | waste
e-waste | پسماند الکترونیک | Electronic waste | زباله الکترونیکی، e-waste | waste
odour-control | مهار بو | Odour control | بوی نامطبوع، بوگیر | waste, air
water-treatment | تصفیهٔ آب | Water treatment | تصفیه‌خانه، فیلتراسیون | water
greywater | بازچرخانی آب خاکستری | Greywater reuse | آب خاکستری، بازچرخانی آب | water, green
wastewater | تصفیهٔ فاضلاب کوچک‌مقیاس | Small-scale wastewater treatment | پساب، پکیج تصفیه | water, green
water-quality | پایش کیفیت آب | Water quality monitoring | کدورت، کلر، pH | water, health
rainwater-harvesting | گردآوری آب باران | Rainwater harvesting | آب باران، استحصال آب | flood, green, water
sediment-management | لای‌روبی و رسوب | Sediment and dredging | لایروبی، رسوب کانال | flood
smart-irrigation | آبیاری هوشمند | Smart irrigation | آبیاری قطره‌ای، آبیاری تحت فشار | green, water
drought-plants | گیاه کم‌آب‌خواه | Drought-tolerant planting | زری‌اسکیپ، گیاه مقاوم به خشکی | green
tree-health | سلامت درخت | Tree health | چنار، آفت درخت، هرس | green
green-roofs | بام و دیوار سبز | Green roofs and walls | بام سبز، گرین روف | green, energy
biological-control | مهار زیستی آفت | Biological pest control | آفت‌کش زیستی، سپیدبالک | green, health
pest-control | مهار جانوران موذی | Urban pest control | موش، جوندگان، سوسک | health
emission-control | مهار آلایندهٔ اگزوز | Emission control | فیلتر دوده، DPF، کاتالیست | air, public-transport
emission-testing | سنجش آلایندگی خودرو | Vehicle emission testing | معاینه فنی، سنجش از دور خودرو | air
dust-suppression | مهار گردوغبار | Dust suppression | ریزگرد، مالچ | air, construction
indoor-air | هوای درون ساختمان | Indoor air quality | تهویه مدرسه، هوای داخل | air, health
urban-heat | کاهش گرمای شهر | Urban heat mitigation | جزیره گرمایی، سایه، بام خنک | green, energy
carbon-accounting | حسابداری کربن | Carbon accounting | ردپای کربن، گازهای گلخانه‌ای | air, energy
energy-audit | ممیزی انرژی | Energy auditing | ممیزی، ESCO | energy
energy-management | مدیریت مصرف انرژی | Energy management | کنتور هوشمند، پایش مصرف | energy, lighting
slope-stability | پایداری دامنه | Slope stability | رانش زمین، زمین‌لغزش | earthquake, roads
geotechnics | ژئوتکنیک | Geotechnics | مکانیک خاک، قنات، فروریزش | earthquake, construction
""")
