import type { Language } from '../../kit/language';

/** A part of a country that orders are counted by: its ISO 3166-2 suffix and its names. */
interface Province {
  readonly code: string;
  readonly local: string;
  readonly en: string;
}

const CHINA = `AH 安徽省 Anhui;BJ 北京市 Beijing;CQ 重庆市 Chongqing;FJ 福建省 Fujian;GS 甘肃省 Gansu;GD 广东省 Guangdong;
GX 广西壮族自治区 Guangxi;GZ 贵州省 Guizhou;HI 海南省 Hainan;HE 河北省 Hebei;HL 黑龙江省 Heilongjiang;HA 河南省 Henan;HB 湖北省 Hubei;
HN 湖南省 Hunan;NM 内蒙古自治区 Inner Mongolia;JS 江苏省 Jiangsu;JX 江西省 Jiangxi;JL 吉林省 Jilin;LN 辽宁省 Liaoning;
NX 宁夏回族自治区 Ningxia;QH 青海省 Qinghai;SN 陕西省 Shaanxi;SD 山东省 Shandong;SH 上海市 Shanghai;SX 山西省 Shanxi;SC 四川省 Sichuan;
TJ 天津市 Tianjin;XZ 西藏自治区 Tibet;XJ 新疆维吾尔自治区 Xinjiang;YN 云南省 Yunnan;ZJ 浙江省 Zhejiang`;

const SWEDEN = `K Blekinge_län Blekinge;W Dalarnas_län Dalarna;I Gotlands_län Gotland;X Gävleborgs_län Gävleborg;N Hallands_län Halland;
Z Jämtlands_län Jämtland;F Jönköpings_län Jönköping;H Kalmar_län Kalmar;G Kronobergs_län Kronoberg;BD Norrbottens_län Norrbotten;
M Skåne_län Skåne;AB Stockholms_län Stockholm;D Södermanlands_län Södermanland;C Uppsala_län Uppsala;S Värmlands_län Värmland;
AC Västerbottens_län Västerbotten;Y Västernorrlands_län Västernorrland;U Västmanlands_län Västmanland;O Västra_Götalands_län Västra Götaland;
T Örebro_län Örebro;E Östergötlands_län Östergötland`;

function parsed(text: string): readonly Province[] {
  return text.split(';').map((entry) => {
    const [code = '', local = '', ...en] = entry.trim().split(' ');
    return { code, local: local.replaceAll('_', ' '), en: en.join(' ') };
  });
}

const PROVINCES: Readonly<Record<string, readonly Province[]>> = { CN: parsed(CHINA), SE: parsed(SWEDEN) };

/** The provinces of a country by their names in a language; empty where any text may be written. */
export function provincesOf(country: string, language: Language): readonly { readonly code: string; readonly name: string; readonly local: string }[] {
  const isLocal = language === (country === 'CN' ? 'zh' : 'sv');
  return (PROVINCES[country] ?? [])
    .map(({ code, local, en }) => ({ code, local, name: isLocal ? local : en }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

/** The ISO 3166-2 suffix of a province that an address names, in whichever way; undefined where it isn't known. */
export function provinceCode(country: string, text: string): string | undefined {
  const plain = text.trim().toLocaleLowerCase('en');
  return PROVINCES[country]?.find(
    ({ code, local, en }) => plain === en.toLowerCase() || plain === local.toLowerCase() || plain === code.toLowerCase() ||
      plain === `${country}-${code}`.toLowerCase() || (country === 'CN' && plain.length > 1 && local.startsWith(plain)),
  )?.code;
}
