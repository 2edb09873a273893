# The database's password, and who may read it.
resource "aws_ssm_parameter" "password" {
  name             = local.parameter
  description      = "Used by the nodes of cluster ${local.name}"
  type             = "SecureString"
  value_wo         = var.mongo_password
  value_wo_version = 1
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "node" {
  statement {
    actions = [
      "ssm:UpdateInstanceInformation", "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
    ]
    resources = ["*"]
  }
  statement {
    actions   = ["ssm:GetParameter"]
    resources = ["arn:aws:ssm:${local.region}:*:parameter${local.parameter}"]
  }
}

resource "aws_iam_role" "node" {
  name               = local.name
  description        = "Nodes of cluster ${local.name}"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "node" {
  name   = "node"
  role   = aws_iam_role.node.id
  policy = data.aws_iam_policy_document.node.json
}

resource "aws_iam_instance_profile" "node" {
  name = local.name
  role = aws_iam_role.node.name
}

# The database.
resource "aws_instance" "mongo" {
  ami                    = data.aws_ami.ubuntu.id
  instance_type          = "m5.xlarge"
  key_name               = local.key
  subnet_id              = data.aws_subnet.zone[local.balancer_zones[0]].id
  vpc_security_group_ids = [aws_security_group.part["mongo"].id]
  iam_instance_profile   = aws_iam_instance_profile.node.name
  user_data              = <<-BOOT
    #!/bin/bash -e
    snap install aws-cli --classic
    curl -fsSL https://www.mongodb.org/static/pgp/server-8.0.asc | gpg --dearmor -o /usr/share/keyrings/mongodb.gpg
    echo 'deb [signed-by=/usr/share/keyrings/mongodb.gpg] https://repo.mongodb.org/apt/ubuntu noble/mongodb-org/8.0 multiverse' >/etc/apt/sources.list.d/mongodb.list
    apt-get update && apt-get install -y mongodb-org
    systemctl enable --now mongod && sleep 10
    mongosh admin --eval "db.createUser({user: 'ams', pwd: '${local.read_password}', roles: ['root']})"
    sed -i 's/bindIp: .*/bindIp: 0.0.0.0/; s/^#security:/security:\n  authorization: enabled/' /etc/mongod.conf
    systemctl restart mongod
  BOOT
  metadata_options {
    http_tokens = "required"
  }
  root_block_device {
    volume_size = 30
    volume_type = "gp3"
    encrypted   = true
  }
  tags        = { Name = "${local.name}-mongo", role = "mongo" }
  volume_tags = { Name = "${local.name}-mongo", role = "mongo", cluster = local.name }
  depends_on  = [aws_ssm_parameter.password, aws_iam_role_policy.node]
}
