// Writes pinyin.txt from the readings of the npm package pinyin-pro (MIT, see LICENSE):
//     npm install --no-save pinyin-pro@3.29.4 && node make.mjs
// A line is a syllable without its tone (ü is v, as it is typed) and the characters that are read so. What stands behind
// the bar is read so too, though less often. Only readings that names of places, organisations and people really have
// count as second ones: a dictionary's rare ones would find what nobody looks for.
import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

const alsoRead = {
  行: 'hang', 重: 'chong', 长: 'zhang', 乐: 'yue', 都: 'du', 大: 'dai', 会: 'kuai', 厦: 'sha', 单: 'shan', 曾: 'ceng',
  解: 'xie', 仇: 'qiu', 区: 'ou', 盖: 'ge', 查: 'zha', 朴: 'piao', 覃: 'tan', 盛: 'cheng', 藏: 'zang', 宿: 'xiu', 率: 'shuai',
  调: 'tiao', 传: 'zhuan', 省: 'xing', 车: 'ju', 朝: 'zhao', 柏: 'bo', 便: 'pian', 尉: 'yu', 蔚: 'yu', 堡: 'pu bu', 洞: 'tong',
  六: 'lu', 番: 'pan', 莞: 'wan', 泊: 'po', 浒: 'xu', 铅: 'yan', 涡: 'guo', 荥: 'ying', 句: 'gou', 阿: 'e', 什: 'shen shi',
  强: 'jiang', 秘: 'bi', 员: 'yun', 繁: 'po', 能: 'nai', 缪: 'mou miao', 卜: 'bo bu', 种: 'chong', 祭: 'zhai', 翟: 'di zhai',
  娜: 'nuo na', 茜: 'xi qian', 晟: 'cheng sheng', 薄: 'bao bo', 绿: 'lu', 露: 'lou', 合: 'ge', 弹: 'dan tan', 系: 'ji', 校: 'jiao',
  给: 'ji', 参: 'shen', 石: 'dan', 房: 'pang', 召: 'shao', 折: 'she', 隗: 'kui wei', 圩: 'xu wei', 埔: 'bu pu', 筠: 'yun jun',
  地: 'di', 的: 'di', 着: 'zhuo', 还: 'huan', 没: 'mo', 模: 'mu', 差: 'chai', 觉: 'jiao', 落: 'luo', 熟: 'shu', 塔: 'ta',
};
const first = new Map();
const second = new Map();
const note = (into, syllable, letter) => into.set(syllable, (into.get(syllable) ?? '') + letter);
for (let code = 0x4e00; code <= 0x9fa5; code++) {
  const letter = String.fromCharCode(code);
  const [reading] = pinyin(letter, { toneType: 'none', type: 'array', v: true });
  if (!/^[a-z]+$/.test(reading)) continue;
  note(first, reading, letter);
  for (const other of (alsoRead[letter] ?? '').split(' ')) {
    if (other && other !== reading) note(second, other, letter);
  }
}
const syllables = [...new Set([...first.keys(), ...second.keys()])].sort();
writeFileSync(new URL('pinyin.txt', import.meta.url), syllables.map(s => `${s} ${first.get(s) ?? ''}${second.has(s) ? '|' + second.get(s) : ''}\n`).join(''));
