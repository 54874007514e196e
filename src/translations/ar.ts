import { addBuiltIn, type Translation } from '../controllers/localize.js';

/** Arabic. Importing this file registers it. */
export const ar: Partial<Translation> = {
  // pencil
  pencilLabel: 'عرض اشتراك',
  pencilToggle: 'التفاصيل',
  pencilDismiss: 'إغلاق هذا العرض',
  pencilEnds: (date) => `ينتهي العرض في ${date}`,
  // carousel
  carouselRole: 'عرض شرائح دوّار',
  carouselSlide: 'شريحة',
  carouselLabel: 'أبرز النقاط',
  carouselSlideOf: (n, count) => `${n} من ${count}`,
  carouselStart: 'بدء تبديل الشرائح',
  carouselStop: 'إيقاف تبديل الشرائح',
  carouselPrevious: 'الشريحة السابقة',
  carouselNext: 'الشريحة التالية',
  carouselChoose: 'اختيار شريحة',
  // photo
  photoCaption: 'تعليق الصورة: ',
  photoCredit: 'حقوق الصورة: ',
  photoSource: (kind?: string) =>
    (
      ({
        __proto__: null,
        staff: 'صورة من طاقم التحرير',
        agency: 'صورة من وكالة أنباء',
        handout: 'صورة موزَّعة',
        reader: 'صورة من أحد القرّاء',
        archive: 'صورة أرشيفية',
        illustration: 'رسم توضيحي',
        composite: 'صورة مركّبة',
        ai: 'صورة مولَّدة بالذكاء الاصطناعي',
      }) as Record<string, string | null | undefined>
    )[kind ?? ''] ?? '',
  photoFile: (year: string) => `صورة أرشيفية، ${year}`,
  photoCorrected: (date: string) => `صُحّح التعليق في ${date}`,
  photoProvenance: 'بيانات مصدر المحتوى',
  photoOpen: 'تكبير الصورة',
  photoSensitive: 'قد تكون هذه الصورة مزعجة.',
  photoReveal: 'إظهار الصورة',
  photoRetry: 'إعادة تحميل الصورة',
  // cookie notice
  cookieLabel: 'ملفات تعريف الارتباط',
  cookieBlocked: 'متصفحك لا يحفظ ملفات تعريف الارتباط لهذا الموقع.',
  cookieHow: 'كيفية تفعيل ملفات تعريف الارتباط',
  cookieRecheck: 'التحقق مرة أخرى',
  cookiePolicy: 'سياسة الخصوصية',
  cookieHelp: 'مزيد من المساعدة',
  // comment guidelines: rules that are folded or that changed
  guidelinesRules: 'اقرأ القواعد',
  guidelinesChanged: 'تغيّرت القواعد منذ آخر مرة قرأتها.',
  guidelinesRule: (number) => `القاعدة ${number}`,
  guidelinesAcknowledge: 'قرأتها',
  // comments: notices and dates
  guidelinesThread: (thread, time) =>
    ({
      premoderated: 'يقرأ المشرفون كل تعليق قبل نشره.',
      closed: 'أُغلق باب التعليقات، ويمكنك قراءة ما نُشر منها.',
      paused: 'التعليقات متوقفة مؤقتًا بسبب مشكلة تقنية.',
      off: 'لا تعليقات على هذه المقالة.',
      archived: 'هذا النقاش محفوظ في الأرشيف: تمكن قراءته ولا تمكن الإضافة إليه.',
    })[thread] + (time ? ` يُفتح باب التعليق في ${time}.` : ''),
  guidelinesReview: (time) => `يراجع المشرفون التعليقات، وعادةً في غضون ${time}.`,
  guidelinesUpdated: 'حُدِّثت في',
  // comments loading
  guidelinesLoad: 'إظهار التعليقات',
  guidelinesLoading: 'جارٍ تحميل التعليقات…',
  guidelinesError: (problem) =>
    problem === 'cookies'
      ? 'تحتاج التعليقات إلى ملفات تعريف الارتباط، ومتصفحك لا يحفظ أيًّا منها لهذا الموقع.'
      : problem === 'consent'
        ? 'لم تُحمَّل التعليقات لأنك لم توافق على ما تحتاج إليه.'
        : 'تعذّر تحميل التعليقات.',
  guidelinesRetry: 'حاول مجددًا',
  // photo dialog
  photoDialog: 'الصورة مكبَّرة',
  photoClose: 'إغلاق',
  photoZoomIn: 'تكبير',
  photoZoomOut: 'تصغير',
  photoNext: 'الصورة التالية',
  photoPrevious: 'الصورة السابقة',
  photoCounter: (index, count) => `${index} من ${count}`,
  // cookie steps
  cookieEmbedded: 'تُعرض هذه الصفحة داخل موقع آخر، ومتصفحك لا يحفظ لها ملفات تعريف الارتباط هناك.',
  cookieOpen: 'افتحها في نافذة مستقلة',
  cookieReload: 'إعادة تحميل الصفحة',
  cookieStill: 'ما زالت ملفات تعريف الارتباط معطّلة هنا. بعض المتصفحات لا تلاحظ التغيير إلا بعد إعادة تحميل الصفحة.',
  cookieThanks: 'تم تفعيل ملفات تعريف الارتباط. شكرًا لك.',
  cookieFinish: 'تم تفعيل ملفات تعريف الارتباط. أعد تحميل الصفحة لإكمال ذلك.',
  cookieStepsFor: (browser) => `إذا كنت تستخدم \u2068${browser}\u2069`,
  cookieStepsAddress: 'أو ضع هذا العنوان في شريط العناوين:',
  cookieStepsNotes:
    'قد يكون هذا الإعداد مقفلًا على حاسوب مدرسة أو شركة. وإذا كنت تقرأ هذا داخل تطبيق آخر فافتح الصفحة في متصفحك.',
  cookieCopy: 'نسخ',
  cookieCopyAddress: (browser) => `نسخ العنوان الخاص بـ \u2068${browser}\u2069`,
  cookieCopied: 'تم النسخ',
  cookieSelected: 'تم التحديد، وهو جاهز للنسخ',
  cookieStepsChrome:
    'افتح القائمة ⋮ في أعلى النافذة واختر «الإعدادات».\nاختر «الخصوصية والأمان» ثم «إعدادات الموقع الإلكتروني» ثم «بيانات الموقع الإلكتروني على الجهاز».\nاسمح للمواقع بحفظ البيانات على جهازك.',
  cookieStepsChromeMobile:
    'انقر على القائمة ⋮ واختر «الإعدادات».\nانقر على «إعدادات الموقع الإلكتروني» ثم «بيانات الموقع الإلكتروني على الجهاز».\nفعّل هذا الإعداد.',
  cookieStepsSafari:
    'اختر Safari في شريط القوائم ثم «الإعدادات».\nاختر «متقدم» (أو «الخصوصية» في الإصدارات الأقدم).\nأوقف «حظر كل ملفات تعريف الارتباط».',
  cookieStepsSafariMobile:
    'افتح تطبيق «الإعدادات» وابحث عن Safari (ضمن «التطبيقات» في الإصدارات الأحدث).\nانقر على «متقدم» في آخر القائمة.\nأوقف «حظر كل ملفات تعريف الارتباط».',
  cookieStepsEdge:
    'افتح القائمة … في أعلى النافذة واختر «الإعدادات».\nاختر «الخصوصية والبحث والخدمات» ثم «ملفات تعريف الارتباط».\nاسمح للمواقع بحفظ بيانات ملفات تعريف الارتباط وقراءتها.',
  cookieStepsFirefox:
    'افتح القائمة ☰ في أعلى النافذة واختر «الإعدادات».\nاختر «الخصوصية والأمان»، ثم «الإعدادات المتقدمة» تحت «الحماية المعززة من التعقب» (في الإصدارات الأقدم كل ذلك في الصفحة نفسها).\nاختر «قياسية»، أو، إن أبقيت «مخصصة»، خيارًا للكعكات لا يحظرها كلها.',
  cookieStepsFirefoxMobile:
    'انقر على القائمة ⋮ واختر «الإعدادات».\nانقر على «الحماية المعززة من التعقب».\nاختر «قياسية»، أو، إن أبقيت «مخصصة»، خيارًا آخر للكعكات غير «كل الكعكات».',
  cookieStepsSamsung:
    'انقر على القائمة ☰ واختر «الإعدادات».\nانقر على «المواقع والتنزيلات» ثم «ملفات تعريف الارتباط».\nفعّل ملفات تعريف الارتباط.',
  cookieStepsOpera:
    'افتح «الإعدادات» (Alt+P، وعلى Mac ⌘,).\nاختر «الخصوصية والأمان» ثم «إعدادات الموقع» ثم «بيانات الموقع على الجهاز».\nاسمح للمواقع بحفظ البيانات على جهازك.',
  // cookie preferences
  cookieAccept: 'موافقة',
  cookieReject: 'رفض',
  cookieOk: 'حسنًا',
  cookieManage: 'اختيار التفاصيل',
  cookieGpc:
    'متصفحك يطلب من المواقع عدم مشاركة بياناتك أو بيعها. ونحن نراعي ذلك: لا يعمل شيء اختياري ما لم تسمح به هنا.',
  cookieSaved: 'تم حفظ اختيارك.',
  cookieLoose: 'يسري اختيارك حتى تغادر هذه الصفحة، لأن متصفحك لم يحفظه.',
  cookieStale: 'شيء مما أوقفته كان قد بدأ بالفعل، وسينتهي عند إعادة تحميل الصفحة.',
  cookieHide: 'إخفاء',
  gateText: 'هذا المحتوى من موقع آخر قد يضع ملفات تعريف ارتباط. لن يُحمَّل إلا عندما تطلب ذلك.',
  gateOnce: 'عرض هذا المحتوى',
  gateAlways: (category) => `السماح دائمًا بـ«\u2068${category}\u2069»`,
  cookieTitle: 'اختياراتك',
  cookieChosen: (date) => `آخر اختيار لك كان في ${date}.`,
  cookieAllow: 'السماح',
  cookieDeny: 'عدم السماح',
  cookieAlways: 'يعمل دائمًا',
  cookieSave: 'حفظ',
  cookieCancel: 'إلغاء',
};

addBuiltIn('ar', ar);
