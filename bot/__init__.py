"""eujp: a briefing bot on EU-Japan security and economic cooperation."""
