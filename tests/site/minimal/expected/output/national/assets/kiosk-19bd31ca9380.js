globalThis.shirubeKioskTexts={"close":"閉じる","continue":"続ける","end":"終わる（入力を消す）","idle-text":"あと{seconds}秒で、入力した内容を消して、はじめの画面に戻ります。","idle-title":"まだお使いですか","label":"この画面について","outside-text":"お手持ちのスマートフォンなどで、次のアドレスを開いてください。","outside-title":"この端末では開けません","print":"印刷する"};
// The golden sites' own script: theirs need no change when the real one changes.
