shirubeSearch("head",{"pages":2,"words":[[" 0","626c39181f93"]],"texts":[[0,"21741a5c0cfb"]],"synonyms":{"id":["ユーザ名"],"ぱすわーど忘れ":["再設定","\"初期化\""]}});
