import { registerTranslation, type Translation } from '../controllers/localize.js';

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
  // comment guidelines
  guidelinesThread: (thread, time) =>
    ({
      premoderated: 'يقرأ المشرفون كل تعليق قبل نشره.',
      closed: 'أُغلق باب التعليقات، ويمكنك قراءة ما نُشر منها.',
      paused: 'التعليقات متوقفة مؤقتًا بسبب مشكلة تقنية.',
      off: 'لا تعليقات على هذه المقالة.',
      archived: 'هذا النقاش محفوظ في الأرشيف: تمكن قراءته ولا تمكن الإضافة إليه.',
    })[thread] + (time ? ` يُفتح باب التعليق في ${time}.` : ''),
  // cookie notice
  // comments: rules that are folded or that changed
  guidelinesRules: 'اقرأ القواعد',
  guidelinesChanged: 'تغيّرت القواعد منذ آخر مرة قرأتها.',
  guidelinesRule: (number) => `القاعدة ${number}`,
  guidelinesAcknowledge: 'قرأتها',
  // comments: dates
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
  // cookie preferences
};

registerTranslation('ar', ar);
