shirubeSearch("head",{"pages":2,"words":[[" 0","8000c7004122"]],"texts":[[0,"a7d2b97aeeaa"]],"synonyms":{"id":["ユーザ名"],"ぱすわーど忘れ":["再設定","\"初期化\""]}});
