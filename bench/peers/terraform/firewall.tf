# Who may reach what.
resource "aws_security_group" "part" {
  for_each    = { load-balancer = "Load balancer", node = "Origin and edge nodes", mongo = "MongoDB node" }
  name        = "${local.name}-${each.key}"
  description = "${each.value} of cluster ${local.name}"
  vpc_id      = data.aws_vpc.default.id
  tags        = { Name = "${local.name}-${each.key}" }
  # While something unknown to Terraform uses a group, it tries for so long (by itself for 15 minutes).
  timeouts {
    delete = var.emulated ? "1m" : "15m"
  }
}

resource "aws_vpc_security_group_ingress_rule" "clients" {
  for_each          = toset(["80", "443", "5080", "5443"])
  security_group_id = aws_security_group.part["load-balancer"].id
  description       = "Clients"
  ip_protocol       = "tcp"
  from_port         = each.key
  to_port           = each.key
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "media" {
  security_group_id = aws_security_group.part["node"].id
  description       = "WebRTC media"
  ip_protocol       = "udp"
  from_port         = 50000
  to_port           = 60000
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "parts" {
  for_each = {
    "Load balancer"                      = { to = "node", port = 5080, from = "load-balancer" }
    "Nodes: HLS and REST of one another" = { to = "node", port = 5080, from = "node" }
    "Nodes: streams of one another"      = { to = "node", port = 5000, from = "node" }
    "Nodes: database"                    = { to = "mongo", port = 27017, from = "node" }
  }
  security_group_id            = aws_security_group.part[each.value.to].id
  description                  = each.key
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  referenced_security_group_id = aws_security_group.part[each.value.from].id
}

# AWS gives each group this rule; Terraform takes it away and has to be told to put it back.
resource "aws_vpc_security_group_egress_rule" "out" {
  for_each          = aws_security_group.part
  security_group_id = each.value.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
